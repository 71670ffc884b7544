/** The client where nodes, networks and listeners do what they rarely do. */
import { expect } from 'chai';
import type { MeetingError } from '../../src/meeting/errors.ts';
import { readResult, refuseRedirect } from '../../src/providers/pexip/client/node-http.ts';
import { conferenceRequests } from '../../src/providers/pexip/client/requests.ts';
import { closeAll, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ANN = { display_name: 'Ann' };
const ALICE = { uuid: 'alice' };
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('It did not fail.'),
    (error: unknown) => error as MeetingError,
  );

describe('the client at its edges', () => {
  it('shows no part of a token, however long the sentence is that repeats it', async () => {
    const scene = new Scene();
    const token = `SECRET${'abcdefghij'.repeat(40)}`;
    await scene.rule({
      path: 'request_token',
      body: {
        status: 'success',
        result: { token, expires: '120', participant_uuid: 'me', role: 'HOST' },
      },
    });
    await scene.rule({
      path: 'lock',
      status: 403,
      body: { status: 'failed', result: `Invalid token ${token} of yours` },
    });
    const client = await scene.joined();
    const { message } = await failure(client.lock());
    expect(message).to.contain('Invalid token … of yours');
    expect(message).not.to.contain('SECRET');
  });

  for (const path of ['participants', 'lock', 'theme/background.jpg'])
    it(`an answer to ${path} that is cut short is no answer`, async () => {
      const scene = new Scene();
      await scene.rule({ path, kind: 'cut', body: { status: 'success', result: [ALICE] } });
      const client = await scene.joined();
      const { code, message } = await failure(
        path === 'participants'
          ? client.participants()
          : path === 'lock'
            ? client.lock()
            : client.theme_resource({ resource_path: 'background.jpg' }),
      );
      expect(code).to.equal('request-failed');
      expect(message).to.contain('cut short');
    });

  it('a body that nobody reads may break: of a redirect, and of a web page in place of an answer', async () => {
    const breaking = (headers: Record<string, string>, status = 200) => {
      const cancel = () => Promise.reject(new TypeError('terminated'));
      return new Response(new ReadableStream({ cancel }), { headers, status });
    };
    const redirect = breaking({ location: 'https://there.example/' }, 302);
    expect(() => refuseRedirect('lock', 'https://here.example/', redirect)).to.throw('redirects');
    const page = breaking({ 'content-type': 'text/html' });
    const reading = readResult('lock', conferenceRequests.lock, page, [], undefined);
    expect((await failure(reading)).code).to.equal('wire-invalid');
    // What rejects and is not handled is known by then, and fails this test.
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('nothing at all is no empty list of participants', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'participants', body: '' });
    const client = await scene.joined();
    expect((await failure(client.participants())).code).to.equal('wire-invalid');
  });

  it('a listed participant that no request could name is left out', async () => {
    const scene = new Scene();
    const nameless = { display_name: 'Nobody' };
    await scene.rule({
      path: 'participants',
      body: { status: 'success', result: [ALICE, nameless] },
    });
    const client = await scene.joined();
    const uuids: readonly string[] = (await client.participants()).map(({ uuid }) => uuid);
    expect(uuids).to.deep.equal([ALICE.uuid]);
  });

  it('a token that comes in an answer it cannot use is released', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: { status: 'success', result: { token: 'LOST', expires: '120' } },
    });
    expect((await failure(scene.client().join(ANN))).code).to.equal('wire-invalid');
    const [request] = await scene.requests('release_token');
    expect(request?.headers.token).to.equal('LOST');
  });

  it('a token that lives for months is not renewed at once', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: {
        status: 'success',
        result: { token: 'LONG', expires: '8640000', participant_uuid: 'me', role: 'HOST' },
      },
    });
    const client = await scene.joined();
    for (let turn = 0; turn < 3; turn++) await client.lock();
    expect((await scene.log()).map(({ path }) => path)).not.to.include('refresh_token');
  });

  it('a listener of disconnect that leaves has left once', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const { client, recorder } = await scene.followed();
    client.addEventListener('disconnect', () => void client.leave());
    await scene.tell('disconnect', { reason: 'over' });
    await recorder.next('left');
    await scene.requests('release_token');
    expect(recorder.all('left')).to.deep.equal([{ reason: 'closed', message: '' }]);
  });

  it('nothing is told once one has left: no event that let one in, no flaw of the last one, no transfer', async () => {
    const waiting = (token: string) => ({
      path: 'request_token',
      body: {
        status: 'success',
        result: {
          ...{ token, expires: '120', participant_uuid: 'me' },
          current_service_type: 'waiting_room',
        },
      },
    });
    const letIn = sse('participant_update', { uuid: 'me', service_type: 'conference' });
    const flawed = sse('participant_update', { uuid: 'bob', display_name: ['Bob'] });
    const there = new Scene();
    await there.rule(waiting('THERE'));
    for (const [wanted, news] of [
      ['joined', letIn],
      ['bob', flawed],
      ['waiting', letIn + sse('refer', { alias: there.alias })],
    ] as const) {
      const scene = new Scene();
      await scene.rule(waiting('HERE'));
      await scene.greet(roster({ uuid: 'me', service_type: 'waiting_room' }));
      const { client, recorder } = await scene.followed();
      const leaveAt = (found: string | undefined) => {
        if (found === wanted) void client.leave();
      };
      client.addEventListener('state', ({ detail }) => leaveAt(detail.status));
      client.addEventListener('participant_update', ({ detail }) => leaveAt(detail.uuid));
      await scene.write(news);
      await recorder.next('left');
      await scene.requests('release_token');
      if (wanted === 'waiting') await there.requests('release_token');
      expect(recorder.names.at(-1), wanted).to.equal('left');
    }
  });

  it('a join given up in a listener of its own success has left', async () => {
    const scene = new Scene();
    const client = scene.client();
    const giving = new AbortController();
    client.addEventListener('state', ({ detail: { status } }) => {
      if (status === 'joined') giving.abort(new DOMException('Enough.', 'AbortError'));
    });
    const error = await failure(client.join({ ...ANN, signal: giving.signal }));
    expect(error.name).to.equal('AbortError');
    expect(client.state.status).to.equal('left');
    await scene.requests('release_token');
  });

  it('a presentation that ended and starts again is told, although the stream was lost meanwhile', async () => {
    const scene = new Scene();
    const presenter = { ...ALICE, is_presenting: 'YES' };
    const start = { presenter_name: 'Alice', presenter_uri: 'alice@example.com' };
    await scene.greet(roster(presenter));
    const { recorder } = await scene.followed();
    await scene.tell('presentation_start', start);
    await recorder.next('presentation_start');
    await scene.end();
    await recorder.next('participant_sync_end', 2);
    await scene.tell('presentation_ended', null);
    await scene.tell('presentation_start', start);
    await recorder.next('presentation_start', 2);
  });

  it('a breakout room that is over stays over, whatever is still told of it', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const { client, recorder } = await scene.followed();
    const room = { breakout_uuid: 'room', participant_uuid: 'me-there' };
    const news = { breakout_uuid: 'room', event: 'participant_delete', data: { uuid: 'bob' } };
    await scene.write(
      sse('breakout_begin', room) + sse('breakout_end', room) + sse('breakout_event', news),
    );
    await recorder.next('breakout_event');
    expect([...client.state.breakouts.keys()]).to.deep.equal([]);
    await scene.write(
      sse('breakout_begin', room) +
        sse('breakout_event', { ...news, event: 'participant_create', data: { uuid: 'bob' } }),
    );
    await recorder.next('breakout_event', 2);
    expect([...client.state.breakouts.get('room')!.participants.keys()]).to.deep.equal(['bob']);
  });

  it('joins its own conference again, wherever a transfer had led', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await here.greet(roster(ALICE));
    const { client, recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias });
    await recorder.next('transferred');
    await client.leave();
    await client.join(ANN);
    await here.requests('request_token', 2);
    expect(client.state.alias).to.equal(here.alias);
  });

  it('moves people from the main room to a breakout room', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const move = { breakout_uuid: 'room', participants: ['bob'] };
    await client.breakout_move(move);
    const [request] = await scene.requests('participants/breakout');
    expect(JSON.parse(request?.body ?? '')).to.deep.equal(move);
  });
});
