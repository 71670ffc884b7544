/** Laptops that sleep, clocks that are set, networks that come back: on clocks that tests turn. */
import { expect } from 'chai';
import { closeAll, openProxy, Recorder, roster, Scene } from './node.ts';

const HOUR_MS = 3_600_000;
const { performance: steady, document: none, addEventListener: listen } = globalThis;
const unlisten = globalThis.removeEventListener;
const realNow = { steady: steady.now.bind(steady), wall: Date.now.bind(Date) };

/** A page, as far as the client looks at one, and the clocks of its machine. */
class Machine {
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  /** Listeners of the page that are there now. */
  readonly listeners: { readonly type: string; readonly listener: unknown }[] = [];
  #steady = 0;
  #wall = 0;

  constructor() {
    for (const target of [this.window, this.document]) {
      const { addEventListener, removeEventListener } = target;
      target.addEventListener = (...args) => {
        this.listeners.push({ type: args[0], listener: args[1] });
        addEventListener.apply(target, args);
      };
      target.removeEventListener = (...args) => {
        const at = this.listeners.findIndex(
          ({ type, listener }) => type === args[0] && listener === args[1],
        );
        if (at >= 0) this.listeners.splice(at, 1);
        removeEventListener.apply(target, args);
      };
    }
    Object.assign(globalThis, {
      document: this.document,
      addEventListener: (...args: Parameters<typeof listen>) =>
        this.window.addEventListener(...args),
      removeEventListener: (...args: Parameters<typeof unlisten>) =>
        this.window.removeEventListener(...args),
    });
    steady.now = () => realNow.steady() + this.#steady;
    Date.now = () => realNow.wall() + this.#wall;
  }

  /** The wall clock is set. */
  set(ms: number): void {
    this.#wall += ms;
  }
  /** Time goes by, in which timers were slow. */
  goOn(ms: number): void {
    this.#wall += ms;
    this.#steady += ms;
  }
  /** Timers stand still meanwhile; whether the steady clock does as well is the machine's matter. */
  sleep(ms: number, steadyGoesOn: boolean): void {
    this.#wall += ms;
    if (steadyGoesOn) this.#steady += ms;
    this.document.dispatchEvent(new Event('resume'));
  }
  show(visibilityState: string): void {
    this.document.visibilityState = visibilityState;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
  online(): void {
    this.window.dispatchEvent(new Event('online'));
  }
}

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(async () => {
  await closeAll();
  steady.now = realNow.steady;
  Date.now = realNow.wall;
  Object.assign(globalThis, {
    document: none,
    addEventListener: listen,
    removeEventListener: unlisten,
  });
});

/** In a conference, with the timing of real life. */
const joined = async () => {
  const scene = new Scene();
  await scene.greet(roster({ uuid: 'self' }, { uuid: 'bob' }));
  const client = scene.client({ timing: { life: 5000 } });
  const recorder = new Recorder(client);
  await client.join({ display_name: 'Ann' });
  await recorder.next('participant_sync_end');
  return { scene, client, recorder };
};
const count = async (scene: Scene, wanted: string) =>
  (await scene.log()).filter(({ path }) => path === wanted).length;

for (const goesOn of [true, false])
  describe(`a laptop that slept, its steady clock ${goesOn ? 'going on' : 'standing still'}`, () => {
    it('for half a minute asks nothing but whether the node is there', async () => {
      const { scene, recorder } = await joined();
      machine.sleep(30_000, goesOn);
      await scene.tell('bye', null);
      await recorder.next('bye');
      expect(recorder.names).not.to.include('reconnecting');
      expect(await count(scene, 'refresh_token')).to.equal(0);
    });

    it('for a minute and a half, with a living token, renews it at once and has the roster right', async () => {
      const { scene, client, recorder } = await joined();
      await scene.greet(roster({ uuid: 'self' }));
      machine.sleep(90_000, goesOn);
      await scene.requests('refresh_token');
      expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
      await recorder.next('participant_sync_end', 2);
      expect([...client.state.participants.keys()]).to.deep.equal(['self']);
      expect(await count(scene, 'request_token')).to.equal(1);
      expect(recorder.names).not.to.include('rejoined');
    });

    it('for an hour, with a dead token, is in again by itself', async () => {
      const { scene, client, recorder } = await joined();
      const dead = { status: 403, body: { status: 'failed', result: 'Invalid token' } };
      await scene.rule({ path: 'refresh_token', ...dead, times: 2 });
      await scene.rule({ path: 'events', ...dead, times: 1 });
      machine.sleep(HOUR_MS, goesOn);
      await recorder.next('rejoined');
      if (client.state.connection !== 'open')
        await recorder.next('reconnected', recorder.all('reconnected').length + 1);
      expect(client.state).to.include({ status: 'joined', connection: 'open' });
      expect(await count(scene, 'request_token')).to.equal(2);
      expect(recorder.names).not.to.include('left');
    });
  });

describe('a page', () => {
  it('that is online again is connected at once', async () => {
    const scene = new Scene();
    await scene.greet(roster({ uuid: 'self' }));
    const proxy = await openProxy();
    const client = scene.client({ address: proxy.url, timing: { pauses: [HOUR_MS] } });
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    await recorder.next('participant_sync_end');
    await proxy.set({ mode: 'refuse' });
    await proxy.reset();
    await recorder.next('reconnecting');
    await proxy.set({ mode: 'pass' });
    machine.online();
    await recorder.next('reconnected');
  });

  it('that is seen again notices a stream that died while nobody looked', async () => {
    const scene = new Scene();
    await scene.greet(roster({ uuid: 'self' }));
    const proxy = await openProxy();
    const { recorder } = await scene.followed({
      address: proxy.url,
      timing: { connect: 3000, silence: HOUR_MS },
    });
    await proxy.set({ mode: 'blackhole' });
    machine.show('hidden');
    expect(recorder.names).not.to.include('reconnecting');
    machine.show('visible');
    expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
    await proxy.set({ mode: 'pass' });
    await recorder.next('reconnected');
  });

  it('that is hidden and seen in a living meeting asks once, and nothing happens', async () => {
    const { scene, recorder } = await joined();
    for (let i = 0; i < 3; i++) {
      machine.show('hidden');
      machine.show('visible');
    }
    await scene.tell('bye', null);
    await recorder.next('bye');
    expect(recorder.names).not.to.include('reconnecting');
    expect(await count(scene, 'refresh_token')).to.equal(0);
  });

  it('has none of the client’s listeners once it has left', async () => {
    const { client } = await joined();
    const heard = machine.listeners.map(({ type }) => type);
    expect(heard).to.include.members(['online', 'visibilitychange', 'resume']);
    await client.leave();
    expect(machine.listeners).to.deep.equal([]);
  });
});

describe('a clock that is set', () => {
  for (const [what, ms] of [
    ['an hour back', -HOUR_MS],
    ['an hour on', HOUR_MS],
  ] as const)
    it(`${what} blinds nobody: a silent stream is noticed, and a token renewed once`, async () => {
      const scene = new Scene();
      await scene.greet(roster({ uuid: 'self' }));
      const { client, recorder } = await scene.followed({ timing: { silence: 300 } });
      machine.set(ms);
      // More than half of the token's life.
      machine.goOn(62_000);
      await scene.requests('refresh_token');
      // Without keep-alives, a stream that is silent for three times `silence` is opened again.
      expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
      await recorder.next('reconnected');
      expect(client.state).to.include({ status: 'joined', connection: 'open' });
      expect(await count(scene, 'refresh_token')).to.equal(1);
      expect(recorder.names).not.to.include.members(['rejoined']);
    });
});
