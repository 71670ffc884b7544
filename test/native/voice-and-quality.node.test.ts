/** From levels to a voice, from statistics to a quality. */
import { expect } from 'chai';
import { qualityOf, settle } from '../../src/providers/pexip/media/connection-quality.ts';
import type { Statistics } from '../../src/providers/pexip/media/media-state.ts';
import { VoiceCount } from '../../src/providers/pexip/media/voice-detector.ts';

const count = (...levels: readonly number[]) => {
  const voice = new VoiceCount();
  return levels.map((level) => voice.add(level)).at(-1);
};
const times = (level: number, length: number) => Array.from({ length }, () => level);

describe('a voice', () => {
  it('lasts: a click of a key, and a cough, are none', () => {
    expect(count(...times(0.2, 2))).to.be.false;
    expect(count(0.2, 0, 0.2, 0, 0.2, 0, 0.2)).to.be.false;
    expect(count(...times(0.05, 5))).to.be.true;
  });
  it('is none in a quiet room', () => {
    expect(count(...times(0.005, 100))).to.be.false;
  });
  it('goes on over the pauses of a speaker, and ends', () => {
    expect(count(...times(0.05, 5), ...times(0, 10))).to.be.true;
    expect(count(...times(0.05, 5), ...times(0, 20))).to.be.false;
  });
});

const moment = (packets: number, lost: number, jitter = 5): Statistics => ({
  audio: {
    sent: { packets, packetsLost: 0 },
    received: { packets: packets - lost, packetsLost: lost, jitter },
  },
});

describe("a connection's quality", () => {
  const before = moment(1000, 100);
  const after = (lost: number, jitter?: number) =>
    qualityOf(before, moment(1250, 100 + lost, jitter));
  it('is of what was lost since, not of all that ever was', () => {
    expect(after(0)).to.equal('good');
    expect(after(12)).to.equal('fair');
    expect(after(60)).to.equal('poor');
  });
  it('is of what is sent, too', () => {
    const sent = (lost: number): Statistics => ({
      video: { sent: { packets: lost * 5, packetsLost: lost } },
    });
    expect(qualityOf({}, sent(30))).to.equal('poor');
  });
  it('is of jitter', () => {
    expect(after(0, 60)).to.equal('fair');
    expect(after(0, 200)).to.equal('poor');
  });
  it('is nothing that a few packets can say', () => {
    expect(qualityOf(moment(100, 0), moment(104, 3))).to.equal('good');
  });
  it('waits for a second bad moment, and believes the first good one', () => {
    expect(settle(null, 'poor')).to.equal('good');
    expect(settle('fair', 'poor')).to.equal('fair');
    expect(settle('poor', 'poor')).to.equal('poor');
    expect(settle('poor', 'good')).to.equal('good');
  });
});
