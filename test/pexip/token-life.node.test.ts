/** A token's life to the millisecond, with a clock that the test turns and a node that answers as it is told. */
import { expect } from 'chai';
import type { Answer } from '../../src/providers/pexip/client/node-http.ts';
import { readToken, Token } from '../../src/providers/pexip/client/token.ts';
import { FakeTime } from '../soak/fake-time.ts';

const time = new FakeTime();
beforeEach(() => time.install());
afterEach(() => time.restore());

const granted = (token: string, expires: number | string = '120'): Answer => ({
  status: 200,
  refused: false,
  result: { token, expires },
});
const refused = (status: number): Answer => ({ status, refused: true, result: 'No' });

/** A token of two minutes, or of so many seconds, and what became of it. */
const living = (answer: (request: number) => Answer | Promise<Answer>, expires = 120) => {
  const asked: { token: string; timeout: number; at: number }[] = [];
  const ends: unknown[] = [];
  const late: string[] = [];
  const began = performance.now();
  const token = new Token(
    { token: 'FIRST', expires },
    {
      leastLife: 5000,
      refresh: async (value, timeout) => {
        asked.push({ token: value, timeout, at: performance.now() - began });
        return answer(asked.length);
      },
      onDead: (reason, answer) => ends.push([reason, answer?.status]),
      onLate: (value) => late.push(value),
    },
  );
  return { token, asked, ends, late };
};
const never = () => new Promise<Answer>(() => {});

describe('what a grant says of its token', () => {
  for (const [result, wanted] of [
    [
      { token: 'T', expires: '240' },
      { token: 'T', expires: 240 },
    ],
    [
      { token: 'T', expires: 0.5 },
      { token: 'T', expires: 0.5 },
    ],
    [{ token: 'T' }, { token: 'T', expires: 120 }],
    [
      { token: 'T', expires: '0' },
      { token: 'T', expires: 120 },
    ],
    [
      { token: 'T', expires: -5 },
      { token: 'T', expires: 120 },
    ],
    [
      { token: 'T', expires: 'soon' },
      { token: 'T', expires: 120 },
    ],
    [{ token: '' }, undefined],
    // No header holds them.
    [{ token: 'T\n' }, undefined],
    [{ token: 'T T' }, undefined],
    [{ token: 'Tö' }, undefined],
    [{ token: 5 }, undefined],
    [{ expires: '120' }, undefined],
    [null, undefined],
    ['T', undefined],
    [['T'], undefined],
  ] as const)
    it(`is read from ${JSON.stringify(result)}`, () =>
      expect(readToken(result)).to.deep.equal(wanted));
});

describe('a token', () => {
  it('is renewed at half its life, again and again, each time the newest', async () => {
    const { token, asked, ends } = living((n) => granted(`T${n}`, n === 1 ? 40 : 120));
    expect(token.value).to.equal('FIRST');
    expect(token.values).to.deep.equal(['FIRST']);
    await time.pass(59_999);
    expect(asked).to.be.empty;
    await time.pass(1);
    expect(asked).to.deep.equal([{ token: 'FIRST', timeout: 15_000, at: 60_000 }]);
    expect(token.values, 'what is under way may still have the one before').to.deep.equal([
      'T1',
      'FIRST',
    ]);
    await time.pass(20_000);
    expect(asked[1]).to.deep.equal({ token: 'T1', timeout: 5000, at: 80_000 });
    await time.pass(60_000);
    expect(asked.map(({ at }) => at)).to.deep.equal([60_000, 80_000, 140_000]);
    expect(ends).to.be.empty;
    token.close();
    expect(time.pending).to.equal(0);
  });

  it('that is said to live for less than it may is taken to live so long', async () => {
    const { token, asked } = living((n) => granted(`T${n}`, 1), 1);
    await time.pass(2500);
    expect(asked).to.deep.equal([{ token: 'FIRST', timeout: 1000, at: 2500 }]);
    await time.pass(2499);
    expect(asked).to.have.length(1);
    await time.pass(1);
    expect(asked).to.have.length(2);
    token.close();
  });

  it('that lives longer than a timer can run is not renewed at once', async () => {
    const { token, asked } = living(() => granted('T'), 2 ** 40);
    await time.pass(2 ** 31 - 2);
    expect(asked).to.be.empty;
    await time.pass(1);
    expect(asked).to.have.length(1);
    token.close();
  });

  it('knows its age, which begins with the request that renewed it', async () => {
    let answer = (_: Answer) => {};
    const { token } = living(() => new Promise((resolve) => (answer = resolve)));
    await time.pass(10_000);
    expect(token.age).to.equal(10_000);
    await time.pass(50_000);
    await time.pass(7000);
    answer(granted('T'));
    await time.settle();
    expect(token.age).to.equal(7000);
    token.close();
  });

  it('is looked after by whoever is awake, once it is a second overdue', async () => {
    const { token, asked } = living(never);
    const set = globalThis.setTimeout;
    time.now += 61_000;
    token.check();
    expect(asked).to.be.empty;
    time.now += 1;
    token.check();
    token.check();
    expect(asked).to.have.length(1);
    expect(globalThis.setTimeout).to.equal(set);
    token.close();
    time.now += 1_000_000;
    token.check();
    expect(asked, 'not once it is closed').to.have.length(1);
  });

  it('is renewed once for all who ask at the same time, and again for who asks later', async () => {
    const { token, asked } = living((n) => granted(`T${n}`));
    await Promise.all([token.refresh(), token.refresh()]);
    expect(asked).to.have.length(1);
    await token.refresh();
    expect(asked).to.have.length(2);
    token.close();
    await token.refresh();
    expect(asked).to.have.length(2);
  });

  it('is renewed by hand in place of the time that was set, not beside it', async () => {
    const { token, asked } = living((n) => granted(`T${n}`));
    await time.pass(50_000);
    await token.refresh();
    await time.pass(59_999);
    expect(asked).to.have.length(1);
    await time.pass(1);
    expect(asked).to.have.length(2);
    token.close();
  });
});

describe('a renewal that fails', () => {
  for (const [what, answer] of [
    ['is not answered', () => Promise.reject(new Error('no network'))],
    ['meets a node that is broken', () => refused(500)],
    ['meets a node that is busy', () => refused(429)],
    ['meets a node that is slow', () => refused(408)],
    ['brings no token', () => ({ status: 200, refused: false, result: true })],
    ['brings a token with a refusal', () => ({ ...granted('T'), refused: true, status: 503 })],
  ] as const)
    it(`because it ${what} is tried again at an eighth of the life, until that is over`, async () => {
      const { asked, ends, token } = living(answer);
      await time.pass(119_999);
      expect(token.value).to.equal('FIRST');
      expect(ends).to.be.empty;
      const gaps = asked.slice(1).map(({ at }, i) => at - asked[i]!.at);
      expect(gaps).to.have.length.within(2, 5);
      for (const gap of gaps) expect(gap).to.be.within(11_250, 18_750);
      await time.pass(18_751);
      expect(ends).to.have.length(1);
      expect((ends[0] as unknown[])[0]).to.equal('token-expired');
      expect(time.pending).to.equal(0);
    });

  it('after an answer that took long is not put off by that', async () => {
    const { asked, token } = living(
      () => new Promise((resolve) => setTimeout(() => resolve(refused(500)), 15_000)),
    );
    await time.pass(60_000 + 18_750 + 1);
    expect(asked).to.have.length(2);
    token.close();
  });

  for (const [status, reason] of [
    [401, 'token-refused'],
    [403, 'token-refused'],
    [404, 'not-found'],
  ] as const)
    it(`with a ${status} is tried once more a second later, and believed then`, async () => {
      const { asked, ends } = living(() => refused(status));
      await time.pass(60_000);
      expect(ends).to.be.empty;
      await time.pass(999);
      expect(asked).to.have.length(1);
      await time.pass(1);
      expect(asked.map(({ at }) => at)).to.deep.equal([60_000, 61_000]);
      expect(ends).to.deep.equal([[reason, status]]);
      await time.pass(200_000);
      expect(asked).to.have.length(2);
      expect(ends).to.have.length(1);
    });

  it('with a refusal of a short life is asked again sooner than that life is over', async () => {
    const { asked, token } = living(() => refused(403), 5);
    await time.pass(2500 + 625);
    expect(asked.map(({ at }) => at)).to.deep.equal([2500, 3125]);
    token.close();
  });

  it('with a refusal is forgotten once it worked, or the network failed', async () => {
    for (const between of [granted('T'), refused(500)]) {
      const { token, asked, ends } = living((n) => (n === 2 ? between : refused(403)));
      await token.refresh();
      await token.refresh();
      await token.refresh();
      expect(asked).to.have.length(3);
      expect(ends).to.be.empty;
      await token.refresh();
      expect(ends).to.deep.equal([['token-refused', 403]]);
    }
  });

  it('with a refusal is believed at once where the life is over anyway', async () => {
    const { token, ends } = living(() => refused(403));
    time.now += 120_000;
    await token.refresh();
    expect(ends).to.deep.equal([['token-refused', 403]]);
  });

  it('at the very end of its life is the end of it', async () => {
    const { token, ends } = living(() => refused(500));
    time.now += 120_000;
    await token.refresh();
    expect(ends).to.deep.equal([['token-expired', 500]]);
  });
});

describe('a page that wakes', () => {
  it('has its token renewed where half of its life may be over, and not before', () => {
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const addEventListener = () => {};
    Object.assign(globalThis, {
      document,
      addEventListener,
      removeEventListener: addEventListener,
    });
    try {
      const { token, asked } = living(never);
      time.now += 59_999;
      document.dispatchEvent(new Event('resume'));
      expect(asked).to.be.empty;
      time.now += 1;
      document.dispatchEvent(new Event('resume'));
      expect(asked).to.have.length(1);
      token.close();
    } finally {
      for (const name of ['document', 'addEventListener', 'removeEventListener'])
        Reflect.deleteProperty(globalThis, name);
    }
  });
});

describe('a token that came after its end', () => {
  it('is handed over to be released; where none came, nothing is', async () => {
    for (const [answer, handed] of [
      [granted('LATE'), ['LATE']],
      [refused(403), []],
      [{ ...granted('LATE'), refused: true }, []],
    ] as const) {
      let resolve = (_: Answer) => {};
      const { token, late, ends } = living(() => new Promise((done) => (resolve = done)));
      const renewing = token.refresh();
      token.close();
      resolve(answer);
      await renewing;
      expect(late).to.deep.equal(handed);
      expect(ends).to.be.empty;
      expect(token.value).to.equal('FIRST');
      expect(time.pending).to.equal(0);
    }
  });
});
