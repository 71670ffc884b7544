/** In which order candidates go to the node, with which credentials, and which do not go. */
import { expect } from 'chai';
import { CandidateSender } from '../../src/providers/pexip/media/candidate-sender.ts';

/** A connection that finds what a test says. */
class Finder extends EventTarget {
  localDescription: { sdp: string } | null = null;

  describe(ufrag: string): void {
    const sdp = `v=0\r\nm=audio 9\r\na=ice-ufrag:${ufrag}\r\na=ice-pwd:pwd-of-${ufrag}\r\n`;
    this.localDescription = { sdp };
  }

  /** @param name Null: there are no more. */
  find(name: string | null, usernameFragment?: string): void {
    const candidate = name === null ? null : { candidate: name, sdpMid: '0', usernameFragment };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
}

/** A node that answers when a test says so. */
class SlowNode {
  readonly told: object[] = [];
  readonly #answers: (() => void)[] = [];

  new_candidate(body: object): Promise<undefined> {
    this.told.push(body);
    return new Promise((resolve) => this.#answers.push(() => resolve(undefined)));
  }

  /** The oldest request that has no answer yet has one. */
  async answer(): Promise<void> {
    this.#answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const body = (candidate: string, ufrag: string) => ({
  candidate,
  mid: '0',
  ufrag,
  pwd: `pwd-of-${ufrag}`,
});
const end = { candidate: '', mid: '0' };

describe('what a browser finds', () => {
  const setup = () => {
    const finder = new Finder();
    finder.describe('a');
    const { signal } = new AbortController();
    const sender = new CandidateSender(finder as unknown as RTCPeerConnection, signal);
    return { finder, sender, node: new SlowNode() };
  };

  it('goes out two at once; the end, which overtakes nothing, by itself', async () => {
    const { finder, sender, node } = setup();
    sender.sendTo(node);
    for (const name of ['1', '2', '3']) finder.find(name, 'a');
    finder.find(null);
    expect(node.told).to.deep.equal([body('1', 'a'), body('2', 'a')]);
    await node.answer();
    await node.answer();
    expect(node.told).to.deep.equal(['1', '2', '3'].map((name) => body(name, 'a')));
    await node.answer();
    expect(node.told[3]).to.deep.equal(end);
    finder.find('4', 'a');
    expect(node.told).to.have.lengthOf(4);
    await node.answer();
    expect(node.told[4]).to.deep.equal(body('4', 'a'));
  });

  it('before a restart is of no use after it, nor is its end', () => {
    const { finder, sender, node } = setup();
    finder.find('old', 'a');
    finder.find(null);
    finder.describe('b');
    finder.find('new', 'b');
    finder.find('late', 'a');
    sender.sendTo(node);
    expect(node.told).to.deep.equal([body('new', 'b')]);
  });

  it('after a restart waits for no answer to what was found before it', () => {
    const { finder, sender, node } = setup();
    sender.sendTo(node);
    finder.find('1', 'a');
    finder.find(null);
    finder.describe('b');
    finder.find('2', 'b');
    expect(node.told).to.deep.equal([body('1', 'a'), body('2', 'b')]);
  });

  it('without a fragment of its own has that of the description', () => {
    const { finder, sender, node } = setup();
    finder.find('1', '');
    sender.sendTo(node);
    expect(node.told).to.deep.equal([body('1', 'a')]);
  });

  it('has the password of when it was found, where its offer was taken back in between', () => {
    const { finder, sender, node } = setup();
    finder.find('1', 'a');
    finder.describe('b');
    finder.find('2', 'b');
    finder.describe('a');
    sender.sendTo(node);
    expect(node.told).to.deep.equal([body('1', 'a')]);
  });
});
