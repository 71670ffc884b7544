/** When an event stream that says nothing is asked about, and when it is taken for dead. */
import { expect } from 'chai';
import { following, giveTimeBack, takeTime, time } from './fake-stream.ts';

beforeEach(takeTime);
afterEach(giveTimeBack);

describe('a stream that is silent', () => {
  it('without keep-alives is asked about after a while, and given up after three times that', async () => {
    const { connections, probes, news } = await following();
    await time.pass(19_999);
    expect(probes).to.be.empty;
    await time.pass(1);
    expect(probes).to.have.length(1);
    await time.pass(39_999);
    expect([probes.length, connections.length]).to.deep.equal([1, 1]);
    await time.pass(1);
    expect(news()).to.deep.equal(['open 0', 'lost silent']);
    expect(connections[0]!.signal.aborted).to.equal(true);
  });

  it('is given up at once where the node does not answer either', async () => {
    const { node, news } = await following();
    node.answers = false;
    await time.pass(20_000);
    expect(news()).to.deep.equal(['open 0', 'lost silent']);
  });

  it('is not given up for an answer that failed, where it spoke meanwhile', async () => {
    const { connections, probes, node, news } = await following();
    node.answers = 'hang';
    await time.pass(20_000);
    await connections[0]!.write('data: 1\n\n');
    expect(probes[0]!.aborted).to.equal(false);
    await time.pass(10_000);
    expect(probes[0]!.aborted, 'nobody waits for it longer').to.equal(true);
    expect(news()).to.deep.equal(['open 0', 'event message 1']);
  });

  it('is asked about anew after each sign of life', async () => {
    const { connections, probes } = await following();
    await time.pass(15_000);
    await connections[0]!.write('data: 1\n\n');
    await time.pass(19_999);
    expect(probes).to.be.empty;
    await time.pass(1);
    expect(probes).to.have.length(1);
    await connections[0]!.write('data: 2\n\n');
    await time.pass(60_000);
    expect(probes).to.have.length(2);
    expect(connections).to.have.length(1);
  });

  it('where keep-alives came is given up after two and a half of them, and nobody is asked', async () => {
    const { connections, probes, news } = await following();
    for (let beat = 0; beat < 3; beat++) {
      await time.pass(12_000);
      await connections[0]!.write(': \n\n');
    }
    await time.pass(29_999);
    expect(news()).to.deep.equal(['open 0']);
    await time.pass(1);
    expect(news()).to.deep.equal(['lost silent']);
    expect(probes).to.be.empty;
  });

  it('where keep-alives come often waits for as long as without, and where they are rare for no longer than three times that', async () => {
    for (const [beat, limit] of [
      [3000, 20_000],
      [19_000, 47_500],
      [30_000, 60_000],
    ] as const) {
      const { connections, news } = await following();
      await time.pass(beat);
      await connections[0]!.write(': \n\n');
      await time.pass(limit - 1);
      expect(news(), `${beat}`).to.deep.equal(['open 0']);
      await time.pass(1);
      expect(news(), `${beat}`).to.deep.equal(['lost silent']);
    }
  });

  it('counts the longest gap, and no greeting at its beginning', async () => {
    const { connections, probes, news } = await following();
    await time.pass(2000);
    await connections[0]!.write(': hello\n\n');
    await time.pass(20_000);
    expect(probes, 'two seconds are no rhythm').to.have.length(1);
    await connections[0]!.write(': \n\n');
    await time.pass(10_000);
    await connections[0]!.write(': \n\n');
    await time.pass(49_999);
    expect(news()).to.deep.equal(['open 0']);
    await time.pass(1);
    expect(news()).to.deep.equal(['lost silent']);
  });

  it('remembers the rhythm of its node when it is opened again', async () => {
    const { connections, probes, news } = await following();
    await time.pass(10_000);
    await connections[0]!.write(': \n\n');
    await connections[0]!.end();
    await time.pass(1000);
    expect(news()).to.deep.equal(['open 0', 'lost closed', 'open 1']);
    await time.pass(25_000);
    expect(news()).to.deep.equal(['lost silent']);
    expect(probes).to.be.empty;
  });

  it('is watched by nobody once it is closed', async () => {
    const { stream, probes, told } = await following();
    stream.close();
    await time.settle();
    expect(time.pending).to.equal(0);
    told.length = 0;
    await time.pass(100_000);
    expect([probes, told]).to.deep.equal([[], []]);
  });

  it('is asked about in vain where it was closed meanwhile', async () => {
    const { stream, probes, node, news } = await following();
    node.answers = 'hang';
    await time.pass(20_000);
    stream.close();
    await time.settle();
    expect(probes[0]!.aborted).to.equal(true);
    expect(news()).to.deep.equal(['open 0']);
  });

  it('is silent whatever bytes come that belong to no event', async () => {
    const { connections, news } = await following();
    for (let piece = 0; piece < 5; piece++) {
      await time.pass(10_000);
      await connections[0]!.write('<p>Please wait</p>\n');
    }
    expect(news()).to.deep.equal(['open 0']);
    await time.pass(10_000);
    expect(news()).to.deep.equal(['lost silent']);
  });

  it('has no timer left where it was closed and the answer came after', async () => {
    const { stream, node } = await following();
    let answer = (_: boolean) => {};
    node.answers = new Promise((resolve) => (answer = resolve));
    await time.pass(20_000);
    stream.close();
    answer(true);
    // The time that an answer has goes by, and wakes nobody.
    await time.pass(10_000);
    expect(time.pending).to.equal(0);
  });

  it('is looked at a few times, not all the time', async () => {
    for (const beats of [0, 1]) {
      const { connections, news } = await following();
      await time.pass(beats * 19_000);
      if (beats) await connections[0]!.write(': \n\n');
      const set = globalThis.setTimeout;
      let looks = 0;
      globalThis.setTimeout = ((...args: Parameters<typeof set>) => {
        looks += 1;
        return set(...args);
      }) as typeof set;
      await time.pass(47_000);
      expect(looks, `${beats}`).to.be.below(5);
      expect(news()).to.deep.equal(['open 0']);
    }
  });

  it('of a page that wakes is asked about at once, and given up where the node does not answer', async () => {
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const addEventListener = () => {};
    Object.assign(globalThis, {
      document,
      addEventListener,
      removeEventListener: addEventListener,
    });
    try {
      const { stream, connections, probes, node, news } = await following();
      await time.pass(1000);
      document.dispatchEvent(new Event('resume'));
      await time.settle();
      expect([probes.length, connections.length]).to.deep.equal([1, 1]);
      expect(news()).to.deep.equal(['open 0']);
      node.answers = false;
      document.dispatchEvent(new Event('resume'));
      await time.settle();
      expect(probes).to.have.length(2);
      expect(news()).to.deep.equal(['lost silent']);
      stream.close();
      await time.settle();
    } finally {
      for (const name of ['document', 'addEventListener', 'removeEventListener'])
        Reflect.deleteProperty(globalThis, name);
    }
  });
});
