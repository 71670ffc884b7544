/** A token's life: renewed at half of it, once at a time, patiently, and over when the node says so. */
import { expect } from 'chai';
import type { Answer } from '../../src/providers/pexip/client/node-http.ts';
import { Token } from '../../src/providers/pexip/client/token.ts';
import { closeAll, openProxy, Recorder, roster, Scene } from './node.ts';

afterEach(closeAll);

const grant = (expires: string) => ({
  path: 'request_token',
  body: { status: 'success', result: { token: 'FIRST', expires, participant_uuid: 'self' } },
});

describe('the token', () => {
  it('that was renewed is used from then on', async () => {
    const scene = new Scene();
    await scene.rule(grant('120'));
    const client = await scene.joined();
    await client.refresh_token();
    const [first] = await scene.requests('refresh_token');
    expect(first?.headers.token).to.equal('FIRST');
    expect(first?.body).to.equal('');
    await client.refresh_token();
    await client.lock();
    const renewals = await scene.requests('refresh_token', 2);
    expect(renewals[1]?.headers.token).to.match(/^SECRET/);
    const [lock] = await scene.requests('lock');
    expect(lock?.headers.token).to.match(/^SECRET/);
  });

  it('is renewed once, however many ask', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await Promise.all([client.refresh_token(), client.refresh_token(), client.refresh_token()]);
    expect(await scene.requests('refresh_token')).to.have.length(1);
  });

  it('is renewed when the node’s event asks for it', async () => {
    const scene = new Scene();
    await scene.joined();
    await scene.tell('refresh_token', null);
    await scene.requests('refresh_token');
  });

  const ends: [status: number, reason: string][] = [
    [401, 'token-refused'],
    [403, 'token-refused'],
    [404, 'not-found'],
  ];
  for (const [status, reason] of ends)
    it(`is over with the second ${status} where nobody is let in again: left, with a reason, and no request after`, async () => {
      const scene = new Scene();
      await scene.rule(grant('120'));
      const client = await scene.joined();
      const recorder = new Recorder(client);
      await scene.rule({
        path: 'refresh_token',
        status,
        body: { status: 'success', result: 'Invalid token' },
      });
      await scene.rule({ path: 'request_token', status: 403, body: { result: 'No' } });
      await client.refresh_token();
      await client.refresh_token().catch(() => undefined);
      expect(await recorder.next('left')).to.deep.equal({ reason, message: 'Invalid token' });
      await scene.streams(0);
      const after = await scene.log();
      expect(after.filter(({ path }) => path === 'refresh_token')).to.have.length(2);
      expect(after.filter(({ path }) => path === 'events')).to.have.length(1);
    });

  for (const [what, rule] of [
    ['500', { status: 500 }],
    ['429', { status: 429 }],
    ['a reset', { kind: 'reset' }],
    ['nonsense', { body: 'nonsense' }],
  ] as const)
    it(`survives ${what}, with the old token until there is a new one`, async () => {
      const scene = new Scene();
      await scene.greet(roster({ uuid: 'self' }, { uuid: 'bob' }));
      await scene.rule(grant('120'));
      await scene.rule({ path: 'refresh_token', times: 1, ...rule });
      const { client, recorder } = await scene.followed();
      await client.refresh_token();
      await client.refresh_token();
      const renewals = await scene.requests('refresh_token', 2);
      expect(renewals.map(({ headers }) => headers.token)).to.deep.equal(['FIRST', 'FIRST']);
      await client.refresh_token();
      const last = (await scene.requests('refresh_token', 3)).at(-1);
      expect(last?.headers.token).to.match(/^SECRET/);
      expect(recorder.names).not.to.include('left');
      expect([...client.state.participants.keys()]).to.deep.equal(['self', 'bob']);
    });

  it('that cannot be renewed in time ends it', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', status: 403, body: { result: 'No' } });
    await scene.rule({ ...grant('1'), times: 1 });
    await scene.rule({ path: 'refresh_token', status: 500 });
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    const left = await recorder.next('left');
    expect(left).to.deep.equal({ reason: 'token-expired', message: '' });
  });

  it('is renewed in a hidden page, whose timers are slow, by whatever comes', () => {
    const asked: string[] = [];
    const original = globalThis.setTimeout;
    const now = performance.now;
    globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
    let token: Token;
    try {
      token = new Token(
        { token: 'FIRST', expires: 120 },
        {
          leastLife: 5000,
          refresh: (value) => {
            asked.push(value);
            return new Promise<Answer>(() => undefined);
          },
          onDead: () => undefined,
          onLate: () => undefined,
        },
      );
      token.check();
      expect(asked).to.have.length(0);
      performance.now = () => now.call(performance) + 62_000;
      token.check();
      token.check();
      expect(asked).to.deep.equal(['FIRST']);
    } finally {
      globalThis.setTimeout = original;
      performance.now = now;
    }
    token.close();
  });

  it('that comes after one has left is released as well', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'refresh_token', kind: 'held' });
    void client.refresh_token();
    await scene.requests('refresh_token');
    await client.leave();
    await scene.let('refresh_token');
    const released = await scene.requests('release_token', 2);
    expect(new Set(released.map(({ headers }) => headers.token)).size).to.equal(2);
  });

  it('survives a reset of every connection during its renewal', async () => {
    const scene = new Scene();
    await scene.greet(roster({ uuid: 'self' }, { uuid: 'bob' }));
    await scene.rule(grant('120'));
    await scene.rule({ path: 'refresh_token', times: 1, kind: 'hang' });
    const proxy = await openProxy();
    const { client, recorder } = await scene.followed({ address: proxy.url });
    const told = recorder.events.length;
    const renewing = client.refresh_token();
    await scene.requests('refresh_token');
    await proxy.reset();
    await renewing;
    await recorder.next('reconnected');
    await recorder.next('participant_sync_end', 2);
    await client.refresh_token();
    await scene.requests('refresh_token', 2);
    expect([...client.state.participants.keys()]).to.deep.equal(['self', 'bob']);
    expect(
      recorder.names
        .slice(told)
        .filter((name) => name.startsWith('participant_') && !name.includes('sync')),
    ).to.deep.equal([]);
  });
});
