/** The event stream through everything a network does: it ends in the right roster, nothing lost, nothing doubled. */
import { expect } from 'chai';
import { closeAll, openProxy, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ALICE = { uuid: 'alice', display_name: 'Alice' };
const BOB = { uuid: 'bob', display_name: 'Bob' };
const CAROL = { uuid: 'carol', display_name: 'Carol' };
const uuids = ({ state }: { state: { participants: ReadonlyMap<string, unknown> } }) => [
  ...state.participants.keys(),
];

describe('the event stream', () => {
  for (const how of ['end', 'reset'] as const)
    it(`tells what happened while it was gone (${how}), once`, async () => {
      const scene = new Scene();
      await scene.greet(roster(ALICE, BOB));
      const { client, recorder } = await scene.followed();
      await scene.greet(roster({ ...ALICE, is_muted: 'YES' }, CAROL));
      await scene[how]();
      await recorder.next('participant_sync_end', 2);
      expect(recorder.names.filter((name) => name.startsWith('reconnect'))).to.deep.equal([
        'reconnecting',
        'reconnected',
      ]);
      expect(recorder.roster).to.deep.equal([
        'create alice',
        'create bob',
        'update alice',
        'create carol',
        'delete bob',
      ]);
      expect(uuids(client)).to.deep.equal(['alice', 'carol']);
      expect(client.state).to.include({ connection: 'open', status: 'joined' });
    });

  it('tells nothing twice when nothing happened', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE, BOB));
    const { recorder } = await scene.followed();
    await scene.end();
    await recorder.next('participant_sync_end', 2);
    expect(recorder.roster).to.deep.equal(['create alice', 'create bob']);
  });

  it('cut within the list decides nothing until the next list is whole', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE, BOB));
    const { client, recorder } = await scene.followed();
    await scene.greet(sse('participant_sync_begin', null) + sse('participant_create', CAROL));
    await scene.reset();
    await recorder.next('participant_create', 3);
    expect(uuids(client)).to.deep.equal(['alice', 'bob', 'carol']);
    await scene.greet(roster(ALICE, CAROL));
    await scene.reset();
    await recorder.next('participant_sync_end', 2);
    expect(recorder.roster).to.deep.equal([
      'create alice',
      'create bob',
      'create carol',
      'delete bob',
    ]);
    expect(uuids(client)).to.deep.equal(['alice', 'carol']);
  });

  it('cut within its very first list is whole in the end', async () => {
    const scene = new Scene();
    await scene.greet(sse('participant_sync_begin', null) + sse('participant_create', ALICE));
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    await recorder.next('participant_create');
    await scene.greet(roster(ALICE, BOB));
    await scene.reset();
    await recorder.next('participant_sync_end');
    expect(recorder.roster).to.deep.equal(['create alice', 'create bob']);
  });

  it('cut within an event forgets that half', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const { client, recorder } = await scene.followed();
    const whole = sse('participant_create', BOB);
    await scene.write(whole.slice(0, -12));
    await scene.greet(roster(ALICE, CAROL));
    await scene.reset();
    await recorder.next('participant_sync_end', 2);
    expect(recorder.roster).to.deep.equal(['create alice', 'create carol']);
    expect(uuids(client)).to.deep.equal(['alice', 'carol']);
  });

  it('takes live events between the list’s beginning and end as they are', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE, BOB));
    const { client, recorder } = await scene.followed();
    await scene.greet(
      sse('participant_sync_begin', null) +
        sse('participant_create', ALICE) +
        sse('participant_update', { ...BOB, is_muted: 'YES' }) +
        sse('participant_delete', { uuid: 'alice' }) +
        sse('participant_sync_end', null),
    );
    await scene.end();
    await recorder.next('participant_sync_end', 2);
    expect(recorder.roster.slice(2)).to.deep.equal(['update bob', 'delete alice']);
    expect(uuids(client)).to.deep.equal(['bob']);
  });

  it('ends a presentation that ended while it was gone, and does not start one twice', async () => {
    const scene = new Scene();
    const presenting = { ...BOB, is_presenting: 'YES' };
    const start = sse('presentation_start', { presenter_name: 'Bob', source: 'video' });
    await scene.greet(roster(ALICE, presenting) + start);
    const { client, recorder } = await scene.followed();
    await recorder.next('presentation_start');
    await scene.greet(roster(ALICE, presenting) + start + sse('bye', null));
    await scene.end();
    await recorder.next('bye');
    expect(recorder.all('presentation_start')).to.have.length(1);
    expect(recorder.all('presentation_stop')).to.have.length(0);
    await scene.greet(roster(ALICE, BOB) + sse('bye', null));
    await scene.end();
    await recorder.next('bye', 2);
    expect(recorder.all('presentation_stop')).to.have.length(1);
    expect(client.state.presentation).to.equal(undefined);
  });

  it('follows breakout rooms by the same rules', async () => {
    const scene = new Scene();
    const room = (...participants: object[]) =>
      sse('breakout_begin', { breakout_uuid: 'room', participant_uuid: 'control' }) +
      [
        { event: 'participant_sync_begin', data: null },
        ...participants.map((data) => ({ event: 'participant_create', data })),
        { event: 'participant_sync_end', data: null },
      ]
        .map((inner) => sse('breakout_event', { breakout_uuid: 'room', ...inner }))
        .join('');
    await scene.greet(roster(ALICE) + room(BOB) + sse('bye', null));
    const { client, recorder } = await scene.followed();
    await recorder.next('bye');
    await scene.greet(roster(ALICE) + room(CAROL) + sse('bye', null));
    await scene.end();
    await recorder.next('bye', 2);
    expect([...(client.state.breakouts.get('room')?.participants.keys() ?? [])]).to.deep.equal([
      'carol',
    ]);
    expect(recorder.all('breakout_begin')).to.have.length(1);
    expect(
      recorder
        .all('breakout_event')
        .map(({ event, data }) => `${event} ${(data as { uuid?: string } | null)?.uuid ?? ''}`),
    ).to.deep.equal([
      'participant_sync_begin ',
      'participant_create bob',
      'participant_sync_end ',
      'participant_sync_begin ',
      'participant_create carol',
      'participant_delete bob',
      'participant_sync_end ',
    ]);
  });

  it('through a black hole is noticed, and the roster is right again after it', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE, BOB), roster(ALICE, CAROL));
    const proxy = await openProxy();
    const { client, recorder } = await scene.followed({
      address: proxy.url,
      timing: { silence: 300, connect: 3000 },
    });
    await proxy.set({ mode: 'blackhole' });
    expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
    expect(client.state.connection).to.equal('reconnecting');
    await proxy.set({ mode: 'pass' });
    await recorder.next('participant_sync_end', 2);
    expect(uuids(client)).to.deep.equal(['alice', 'carol']);
    expect(recorder.roster.slice(2)).to.deep.equal(['create carol', 'delete bob']);
  });

  it('dead by itself is replaced although the node answers', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE), roster(BOB));
    const { client, recorder } = await scene.followed({ timing: { silence: 150 } });
    expect(await recorder.next('reconnecting')).to.deep.equal({ cause: 'silent' });
    await recorder.next('participant_sync_end', 2);
    expect(uuids(client)).to.deep.equal(['bob']);
  });

  it('goes on trying for as long as the token lives, not more than a few times', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const { recorder } = await scene.followed();
    await scene.rule({ path: 'events', status: 500, times: 4 });
    await scene.end();
    expect(await recorder.next('reconnected')).to.deep.equal({ attempts: 5 });
    expect(recorder.all('reconnecting')).to.have.length(1);
  });

  it('that is refused asks whether the token still lives', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: { status: 'success', result: { token: 'T', expires: '120', participant_uuid: 'self' } },
    });
    await scene.rule({ path: 'events', status: 403, body: 'Invalid token' });
    await scene.rule({ path: 'refresh_token', status: 403, body: 'Invalid token' });
    const now = performance.now;
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    await scene.rule({ path: 'request_token', status: 403, body: 'No' });
    performance.now = () => now.call(performance) + 20_000;
    try {
      expect((await recorder.next('left')).reason).to.equal('token-refused');
    } finally {
      performance.now = now;
    }
  });

  it('is no stream when a portal answers in its place', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'events',
      status: 200,
      body: '<html>Log in</html>',
      type: 'text/html',
      times: 1,
    });
    await scene.greet(roster(ALICE));
    const { recorder } = await scene.followed();
    expect(recorder.names).to.include('reconnecting');
    expect(recorder.roster).to.deep.equal(['create alice']);
  });

  for (const chunk of [1, 7, 1000])
    it(`arrives whole in pieces of ${chunk}, wherever a connection is cut`, async () => {
      const scene = new Scene();
      const people = Array.from({ length: 20 }, (_, i) => ({
        uuid: `p${i}`,
        display_name: `Ä${i}`,
      }));
      await scene.greet(roster(...people));
      const proxy = await openProxy();
      await proxy.set({ chunk, cutAfter: 1500 });
      const client = scene.client({ address: proxy.url });
      const recorder = new Recorder(client);
      await client.join({ display_name: 'Ann' });
      await recorder.next('reconnecting');
      await proxy.set({ cutAfter: 0 });
      await recorder.next('participant_sync_end');
      expect(recorder.roster).to.deep.equal(people.map(({ uuid }) => `create ${uuid}`));
      expect(uuids(client)).to.deep.equal(people.map(({ uuid }) => uuid));
    });
});
