/** A registration where nodes, pages and listeners do what they rarely do. */
import { expect } from 'chai';
import { REPORTS, TEXT_LENGTH } from '../../src/providers/pexip/client/limits.ts';
import {
  PexipRegistration,
  type RegistrationEventDetails,
} from '../../src/providers/pexip/client/registration.ts';

const LOGIN = { username: 'alice', password: 'sécret:1' };
const BASIC = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64');
const { fetch, addEventListener, removeEventListener } = globalThis;
const opened: PexipRegistration[] = [];

/** Listeners of the page, as far as there is one. */
let page: EventTarget;
/** Tokens that are granted, and not released. */
let living: Set<string>;
/** What the node answers in place of the usual, by the last part of the path. */
let answers: Map<string, (token: string) => Response>;
/** The event stream that is open. */
let stream: ReadableStreamDefaultController<Uint8Array>;
/** Of the end of the page. */
let listeners: Set<unknown>;
/** How long a token lives, in s. */
let expires: string;

const json = (result: unknown, status = 200) =>
  new Response(JSON.stringify({ status: status === 200 ? 'success' : 'failed', result }), {
    status,
  });

beforeEach(() => {
  [page, living, answers, listeners] = [new EventTarget(), new Set(), new Map(), new Set()];
  expires = '120';
  let tokens = 0;
  const node = async (input: unknown, { headers = {}, signal }: RequestInit = {}) => {
    const path = String(input).split('?')[0]!.split('/').at(-1)!;
    const { token = '' } = headers as Record<string, string>;
    const own = answers.get(path);
    if (own) return own(token);
    if (path === 'release_token') return json(living.delete(token));
    if (path.endsWith('_token')) {
      living.delete(token);
      const granted = `TOKEN-${++tokens}`;
      living.add(granted);
      return json({ token: granted, expires });
    }
    const start = (controller: typeof stream) => {
      stream = controller;
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    };
    return new Response(new ReadableStream({ start }), {
      headers: { 'content-type': 'text/event-stream' },
    });
  };
  Object.assign(globalThis, {
    fetch: node,
    addEventListener: (...args: Parameters<EventTarget['addEventListener']>) => {
      if (args[0] === 'pagehide') listeners.add(args[1]);
      page.addEventListener(...args);
    },
    removeEventListener: (...args: Parameters<EventTarget['removeEventListener']>) => {
      if (args[0] === 'pagehide') listeners.delete(args[1]);
      page.removeEventListener(...args);
    },
  });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.unregister()));
  Object.assign(globalThis, { fetch, addEventListener, removeEventListener });
});

const device = () => {
  const registration = new PexipRegistration({
    address: 'node.example',
    alias: 'alice@example.com',
    ...LOGIN,
    timing: { pauses: [1], life: 1, comeback: 0 },
  });
  opened.push(registration);
  const told: { -readonly [K in keyof RegistrationEventDetails]?: RegistrationEventDetails[K][] } =
    {};
  const waiting = new Map<string, () => void>();
  for (const type of ['incoming', 'incoming_cancelled', 'state', 'lost', 'wire-invalid'] as const)
    registration.addEventListener(type, ({ detail }) => {
      ((told[type] ??= []) as unknown[]).push(detail);
      waiting.get(type)?.();
    });
  const next = (type: keyof RegistrationEventDetails) =>
    new Promise<void>((resolve) => waiting.set(type, resolve));
  return { registration, told, next };
};
const send = (...events: (readonly [name: string, data: unknown])[]) =>
  stream.enqueue(
    new TextEncoder().encode(
      events.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join(''),
    ),
  );
/** What is under way goes on: streams that were written to, and answers. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('a registration at its edges', () => {
  it('is taken back at whatever microtask after the answer', async () => {
    for (let turns = 0; turns < 16; turns++) {
      const { registration } = device();
      const { text } = Response.prototype;
      let taking: Promise<unknown> | undefined;
      Response.prototype.text = async function (this: Response) {
        const read = await text.call(this);
        Response.prototype.text = text;
        taking = (async () => {
          for (let turn = 0; turn < turns; turn++) await undefined;
          await registration.unregister();
        })();
        return read;
      };
      await registration.register().catch(() => undefined);
      await taking;
      await settled();
      expect([...living], `${turns}`).to.deep.equal([]);
      expect(registration.status, `${turns}`).to.equal('idle');
      expect(listeners.size, `${turns}`).to.equal(0);
    }
  });

  it('is over when its page goes, is told so where the page comes back, and may be made again', async () => {
    const { registration, told } = device();
    await registration.register();
    page.dispatchEvent(new Event('pagehide'));
    await settled();
    expect([...living]).to.deep.equal([]);
    expect(registration.status).to.equal('idle');
    expect(told.lost?.map(({ error }) => error.code)).to.deep.equal(['session-closed']);
    expect(listeners.size).to.equal(0);
    await registration.register();
    expect(registration.status).to.equal('registered');
  });

  it('that is destroyed is taken back, and tells nobody', async () => {
    const { registration, told } = device();
    await registration.register();
    registration.destroy();
    await settled();
    expect([...living]).to.deep.equal([]);
    expect(registration.status).to.equal('idle');
    expect(registration.getListenerCount()).to.equal(0);
    expect(told.lost).to.equal(undefined);
  });

  it('that is lost has no listener left, and no secret in what it says', async () => {
    const { registration, told, next } = device();
    expires = '0.1';
    const says = `${LOGIN.password}, ${BASIC}: no`;
    await registration.register();
    for (const path of ['refresh_token', 'request_token'])
      answers.set(path, (token) => json(`${token} ${says}`, 403));
    await next('lost');
    expect(listeners.size).to.equal(0);
    expect(registration.status).to.equal('idle');
    const { error } = told.lost![0]!;
    const said = `${error.message} ${String(error.cause)}`;
    expect(said).to.include('…, …: no');
    expect(said).not.to.include('TOKEN').and.not.to.include(LOGIN.password);
    expect(said).not.to.include(BASIC);
  });

  it('tells what people read and what came beside it within the bounds of a meeting', async () => {
    const { registration, told, next } = device();
    await registration.register();
    await settled();
    let deep: unknown = 'end';
    for (let depth = 0; depth < 1000; depth++) deep = [deep];
    const long = 'x'.repeat(TEXT_LENGTH + 1);
    const call = { conference_alias: 'meet.bob', remote_display_name: long, token: long, deep };
    const ringing = next('incoming');
    send(['incoming', { ...call, by: `${LOGIN.password} TOKEN-1` }]);
    await ringing;
    const [incoming] = told.incoming!;
    expect(incoming?.remote_display_name).to.have.length(TEXT_LENGTH);
    expect(incoming?.token).to.equal(long);
    expect(JSON.stringify(incoming)).not.to.include('end');
    expect(incoming).to.include({ by: '… …' });
  });

  it('says once what cannot be read, and no more than so many kinds of it', async () => {
    const { registration, told, next } = device();
    await registration.register();
    await settled();
    const wrong = Array.from({ length: REPORTS }, () => ['incoming', {}] as const);
    const ringing = next('incoming');
    send(...wrong, ['incoming_cancelled', null], ['incoming', { token: 'T' }]);
    await ringing;
    expect(told['wire-invalid']?.map(({ error }) => error.message)).to.deep.equal([
      'incoming: what came cannot be read.',
      'incoming_cancelled: what came cannot be read.',
    ]);
  });
});
