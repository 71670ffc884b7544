/** The seventeen things that clients of this API have got wrong, each the other way round. */
import { expect } from 'chai';
import { MeetingError } from '../../src/meeting/errors.ts';
import { closeAll, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ANN = { display_name: 'Ann' };
const ALICE = { uuid: 'alice' };

describe('what the client promises', () => {
  it('1. of 1,000 joins and 10,000 updates every one is told', async () => {
    const scene = new Scene();
    const people = Array.from({ length: 1000 }, (_, i) => ({ uuid: `p${i}` }));
    await scene.greet(roster(...people));
    const { recorder } = await scene.followed();
    expect(recorder.all('participant_create')).to.have.length(1000);
    const updates = Array.from({ length: 10_000 }, (_, i) =>
      sse('participant_update', { uuid: `p${i % 1000}`, overlay_text: `${i}` }),
    );
    await scene.write(updates.join(''));
    await recorder.next('participant_update', 10_000);
    expect(
      recorder.all('participant_update').map(({ overlay_text }) => overlay_text),
    ).to.deep.equal(updates.map((_, i) => `${i}`));
  });

  it('2. one room’s disconnect leaves the other’s client alone', async () => {
    const [one, other] = [new Scene(), new Scene()];
    const first = new Recorder(await one.joined());
    const second = await other.joined();
    const recorder = new Recorder(second);
    await one.tell('disconnect', { reason: 'over' });
    await first.next('left');
    await second.lock();
    expect(second.state.status).to.equal('joined');
    expect(recorder.events).to.deep.equal([]);
  });

  it('3. a stream that is gone is announced and sought until the token dies; nobody let in again, the meeting is over', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', status: 403, body: 'No' });
    await scene.rule({
      path: 'request_token',
      times: 1,
      body: { status: 'success', result: { token: 'T', expires: '1', participant_uuid: 'self' } },
    });
    await scene.rule({ path: 'refresh_token', status: 500 });
    await scene.rule({ path: 'events', status: 500 });
    await scene.rule({ path: 'events', times: 1 });
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join(ANN);
    await scene.opened(1);
    await scene.end();
    await recorder.next('reconnecting');
    expect((await recorder.next('left')).reason).to.equal('token-expired');
  });

  it('4. who left while the stream was gone is told as left', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE, { uuid: 'bob' }));
    const { recorder } = await scene.followed();
    await scene.greet(roster(ALICE));
    await scene.end();
    await recorder.next('participant_sync_end', 2);
    expect(recorder.names).to.include.members(['reconnecting', 'reconnected']);
    expect(recorder.all('participant_delete')).to.deep.equal([{ uuid: 'bob' }]);
  });

  it('5. a refresh answered 403 is asked once more, and no oftener', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'refresh_token', status: 403, body: 'Invalid token' });
    await scene.rule({ path: 'request_token', status: 403, body: 'No' });
    const recorder = new Recorder(client);
    await client.refresh_token();
    await client.refresh_token().catch(() => undefined);
    await recorder.next('left');
    await client.refresh_token().catch(() => undefined);
    expect(await scene.requests('refresh_token', 2)).to.have.length(2);
  });

  it('6. ack waits for no candidate', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'participants/self/calls/c/new_candidate', kind: 'hang', times: 2 });
    const call = client.call('self', 'c');
    const candidates = [0, 1].map((mid) =>
      call.new_candidate({ candidate: 'candidate:1', mid: `${mid}` }).catch(() => undefined),
    );
    await call.ack();
    await client.leave();
    await Promise.all(candidates);
  });

  it('7. leaving while joining leaves no ghost, nor does joining twice', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', kind: 'held' });
    const client = scene.client();
    const joins = [client.join(ANN), client.join(ANN)].map((join) => join.catch((e: unknown) => e));
    await scene.requests('request_token');
    await client.leave();
    await scene.let('request_token');
    for (const error of await Promise.all(joins)) expect(error).to.be.instanceOf(MeetingError);
    await scene.requests('release_token');
    expect(await scene.requests('request_token')).to.have.length(1);
  });

  it('9. a join that fails says why, and a second node is asked on 503', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'request_token', status: 503, times: 1 });
    const client = scene.client({ address: [scene.url, scene.url] });
    expect((await client.join(ANN)).kind).to.equal('joined');
    const other = new Scene();
    await other.rule({
      path: 'request_token',
      status: 400,
      body: { status: 'success', result: 'Illegal value' },
    });
    const error = await other
      .client()
      .join(ANN)
      .catch((e: unknown) => e);
    expect(error).to.include({ code: 'request-failed', status: 400 });
    expect((error as Error).message).to.include('Illegal value');
  });

  it('10. a message that failed is never sent later', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'message', status: 500, times: 1 });
    const message = { type: 'text/plain', payload: 'Hello' } as const;
    expect(await client.message(message).catch((e: unknown) => e)).to.include({
      code: 'request-failed',
    });
    await client.message(message);
    await client.refresh_token();
    await scene.end();
    await scene.opened(2);
    expect(await scene.requests('message')).to.have.length(2);
  });

  for (const alias of ['meet/alice', 'a@b', 'a?b#c', 'ü %2F', '"<>"', 'a\\b', '...'])
    it(`11. the alias ${alias} can be joined, its events too`, async () => {
      const scene = new Scene(alias);
      const client = await scene.joined();
      expect(client.state.alias).to.equal(scene.alias);
      const [request] = await scene.requests('events');
      expect(request?.url).to.include(`/conferences/${encodeURIComponent(scene.alias)}/events`);
    });

  it('12. another call’s end does not end the meeting', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.tell('call_disconnected', { call_uuid: 'screen' });
    await recorder.next('call_disconnected');
    expect(client.state.status).to.equal('joined');
  });

  it('13. statistics go on after the token was renewed, with the new one', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const report = () => client.call('self', 'c').statistics({ audio: { rx_bitrate: 64 } });
    await report();
    await client.refresh_token();
    await report();
    const reports = await scene.requests('participants/self/calls/c/statistics', 2);
    expect(new Set(reports.map(({ headers }) => headers.token)).size).to.equal(2);
  });

  it('14. no secret is in the console, an error, an event or the state, and nothing is in the console at all', async () => {
    const written: unknown[] = [];
    const methods = ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const;
    const originals = methods.map((name) => console[name]);
    methods.forEach(
      (name) => (console[name] = (...args) => void written.push(...(args as unknown[]))),
    );
    const scene = new Scene();
    const errors: unknown[] = [];
    try {
      const echo = { status: 403, body: { status: 'success', result: '' } };
      const client = scene.client();
      const recorder = new Recorder(client);
      await client.join({ ...ANN, pin: '271828' });
      await scene.streams(1);
      const [events] = await scene.requests('events');
      const token = String(events?.headers.token);
      echo.body.result = `Invalid token ${token} 314159`;
      await scene.rule({ path: 'lock', ...echo });
      errors.push(await client.lock().catch((e: unknown) => e));
      await scene.rule({ path: 'participants/a/transfer', ...echo });
      const where = { role: 'host', conference_alias: 'b', pin: '314159' } as const;
      errors.push(
        await client
          .participant('a')
          .transfer(where)
          .catch((e: unknown) => e),
      );
      await scene.tell('of_version_99', { token });
      await scene.tell('refer', { alias: '..', token });
      await recorder.next('transfer-failed');
      await scene.rule({ path: 'refresh_token', ...echo });
      await scene.rule({ path: 'request_token', ...echo });
      await client.refresh_token();
      await recorder.next('left');
      const said = JSON.stringify([
        recorder.events.map(({ detail }) => detail as unknown),
        errors.map((error) => [(error as Error).message, String((error as Error).cause)]),
        client.state,
        client,
      ]);
      for (const secret of [token, '271828', 'TURN-CREDENTIAL'])
        expect(said).not.to.include(secret);
      expect((errors[1] as Error).message).not.to.include('314159');
    } finally {
      methods.forEach((name, i) => (console[name] = originals[i] as typeof console.log));
    }
    expect(written).to.deep.equal([]);
  });

  it('15. a PIN is asked for in whatever form the node says so', async () => {
    for (const body of [
      { status: 'success', result: { pin: 'required', guest_pin: 'none' } },
      { status: 'failed', result: { pin: 'required', guest_pin: null, version: {} } },
      { status: 'failure', result: { pin: 'required' } },
      { result: { pin: 'required', version: { version_id: 36 } } },
      { pin: 'required', guest_pin: 'none' },
    ]) {
      const scene = new Scene();
      await scene.rule({ path: 'request_token', status: 403, body });
      expect(await scene.client().join(ANN)).to.deep.equal({
        kind: 'pin',
        host: true,
        guest: false,
        wrong: false,
      });
    }
  });

  it('16. events that others keep to themselves reach the page', async () => {
    const scene = new Scene();
    const recorder = new Recorder(await scene.joined());
    const inner = (event: string, data: unknown) => [
      'breakout_event',
      { breakout_uuid: 'room', event, data },
    ];
    for (const [event, data] of [
      [
        'presentation_start',
        { presenter_name: 'Bob', presenter_uri: 'bob@example.com', source: 'video' },
      ],
      ['presentation_frame', null],
      ['participant_sync_begin', null],
      ['breakout_refer', { breakout_uuid: 'room' }],
      inner('stage', [{ participant_uuid: 'a', stage_index: 0, vad: 100 }]),
      inner('layout', { view: '1:7', participants: [] }),
      ['of_version_99', { a: 1 }],
    ] as [string, unknown][])
      await scene.tell(event, data);
    await recorder.next('unknown');
    expect(recorder.names).to.deep.equal([
      'presentation_start',
      'presentation_frame',
      'participant_sync_begin',
      'breakout_refer',
      'breakout_event',
      'breakout_event',
      'unknown',
    ]);
  });

  it('17. nothing stands between the token and the first participants but one request, and calls go beside it', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const path = 'participants/self/calls';
    await scene.rule({ path, kind: 'hang' });
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join(ANN);
    const calling = client.me.calls({ call_type: 'WEBRTC', sdp: 'v=0' }).catch(() => undefined);
    await recorder.next('participant_create');
    await scene.requests(path);
    expect((await scene.log()).map((request) => request.path).sort()).to.deep.equal(
      ['events', path, 'request_token'].sort(),
    );
    await client.leave();
    await calling;
  });
});
