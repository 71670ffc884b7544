/** A node that is hostile or broken: it gets no secret, keeps nothing busy, and what else it says is still heard. */
import { expect } from 'chai';
import { MeetingError } from '../../src/providers/pexip/client/pexip-client.ts';
import { TIMING } from '../../src/providers/pexip/client/conference-session.ts';
import { EventStream } from '../../src/providers/pexip/client/event-stream.ts';
import { ANSWER_BYTES, EVENT_LENGTH, TRANSFERS } from '../../src/providers/pexip/client/limits.ts';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import { closeAll, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ANN = { display_name: 'Ann', pin: '4711' };
const failure = (asking: Promise<unknown>) =>
  asking.then(
    () => undefined,
    (error: unknown) => error as MeetingError,
  );
/** A rule that sends on to another origin, which remembers what it gets. */
const redirecting = (path: string, there: Scene, status: number) => ({
  path,
  status,
  body: '',
  headers: { location: `${there.url}/api/client/v2/conferences/${there.alias}/${path}` },
});

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308])
    it(`${status} of request_token is not followed, and the error names where it leads`, async () => {
      const [scene, there] = [new Scene(), new Scene()];
      await scene.rule(redirecting('request_token', there, status));
      const error = await failure(scene.client().join(ANN));
      expect(error).to.be.instanceOf(MeetingError);
      expect(error).to.include({ code: 'request-failed', status });
      expect(error!.message).to.include(`redirects to ${there.url}`);
      expect(await there.log()).to.deep.equal([]);
    });

  for (const path of ['refresh_token', 'lock', 'message', 'release_token'])
    it(`of ${path} takes no token along`, async () => {
      const [scene, there] = [new Scene(), new Scene()];
      const client = await scene.joined();
      await scene.rule(redirecting(path, there, 307));
      await failure(
        path === 'lock'
          ? client.lock()
          : path === 'message'
            ? client.message({ type: 'text/plain', payload: 'Hello' })
            : path === 'refresh_token'
              ? client.refresh_token()
              : client.leave(),
      );
      await scene.requests(path);
      expect(await there.log()).to.deep.equal([]);
    });

  it('of events takes no token along, and is said once', async () => {
    const [scene, there] = [new Scene(), new Scene()];
    await scene.rule(redirecting('events', there, 307));
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join(ANN);
    const { error } = await recorder.next('wire-invalid');
    expect(error.message).to.include(`redirects to ${there.url}`);
    await scene.requests('events', 3);
    expect(recorder.all('wire-invalid')).to.have.length(1);
    expect(await there.log()).to.deep.equal([]);
  });
});

describe('a sign-in', () => {
  const asking = async (redirect_url: string) => {
    const scene = new Scene();
    const idp = [{ name: 'Provider', uuid: 'idp-1' }];
    const result = { redirect_url, redirect_idp: { name: 'Provider', uuid: 'idp-1' }, idp };
    await scene.rule({ path: 'request_token', status: 403, body: { status: 'success', result } });
    return scene.client().join({ display_name: 'Ann', chosen_idp: 'idp-1' });
  };

  for (const url of [
    'http://idp.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//idp.example/',
  ])
    it(`leads to no page where a password could be read: ${url}`, async () => {
      expect((await asking(url)).kind).to.equal('idp');
    });
  for (const url of [
    'https://idp.example/',
    'http://localhost:9000/idp',
    'http://n1.localhost:9000/',
  ])
    it(`leads to ${url}`, async () => {
      expect(await asking(url)).to.include({ kind: 'redirect', url });
    });
});

describe('a secret', () => {
  /** A client in a conference, what it was told, and the secrets that nobody may be told. */
  const planted = async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: {
        status: 'success',
        result: { token: 'TOKEN/in+base64==', expires: '120', participant_uuid: 'self' },
      },
    });
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join(ANN);
    await scene.streams(1);
    return { scene, client, recorder };
  };
  const told = (recorder: Recorder) =>
    JSON.stringify(recorder.events.map(({ type, detail }) => [type, detail]));

  for (const name of [...Object.keys(wireEvents), 'something_new'])
    it(`in ${name} reaches nobody, wherever it stands`, async () => {
      const { scene, recorder } = await planted();
      const payload = {
        uuid: 'x',
        breakout_uuid: 'b',
        event: 'participant_update',
        token: 'ONE-TIME',
        ' Token': 'ONE-TIME',
        reason: 'TOKEN/in+base64== is over, 4711 is the PIN',
        data: {
          uuid: 'y',
          token: 'ONE-TIME',
          list: [{ token: 'ONE-TIME', a: 'TOKEN/in+base64==' }],
        },
        'TOKEN/in+base64==': 1,
      };
      // Of `refer`, the one-time token is for the node alone, and leads away.
      if (name === 'refer') await scene.rule({ path: 'request_token', kind: 'hang' });
      await scene.tell(name, payload);
      await scene.tell('message_received', { payload: 'last', uuid: 'z' });
      // It ends the meeting, so that nothing comes after it.
      if (name === 'disconnect') await recorder.next('left');
      else await recorder.next('message_received', name === 'message_received' ? 2 : 1);
      expect(told(recorder)).not.to.match(/ONE-TIME|TOKEN\/in|4711/);
    });

  it('that is escaped in JSON is found all the same', async () => {
    const { scene, recorder } = await planted();
    await scene.write(
      sse('message_received', '{"uuid":"x","payload":"TOKEN\\/in\\u002bbase64== \\u0034711"}'),
    );
    await recorder.next('message_received');
    expect(told(recorder)).not.to.match(/TOKEN|4711/);
  });

  it('that is a PIN is taken for none where its digits are part of a number or of a name', async () => {
    const { scene, recorder } = await planted();
    const uuid = '00004711-4711-4711-8000-000000004711';
    const offer = { sdp: 'm=audio 4711 RTP\r\na=rtpmap:96 VP8/47110\r\n' };
    const candidate = { candidate: 'candidate:1 1 udp 4711 ::1 4711', ufrag: '4711', pwd: '4711' };
    await scene.tell('new_offer', offer);
    await scene.tell('new_candidate', candidate);
    await scene.tell('participant_create', { uuid, display_name: 'Room 4711', buzz_time: 14711 });
    await scene.tell('layout', { view: '1:7', participants: [uuid] });
    await scene.tell('unheard_of', { alias: '4711', id: '4711', [uuid]: 'A4711, 47110 (4711)' });
    const { data } = await recorder.next('unknown');
    expect(data).to.deep.equal({ alias: '4711', id: '4711', [uuid]: 'A4711, 47110 (…)' });
    expect(recorder.all('new_offer')).to.deep.equal([offer]);
    expect(recorder.all('new_candidate')).to.deep.equal([candidate]);
    const [participant] = recorder.all('participant_create');
    expect(participant).to.include({ uuid, display_name: 'Room …' });
    expect(recorder.all('layout')[0]?.participants).to.deep.equal([uuid]);
  });

  it('that led in is taken out of what the node says of requests, and of the end', async () => {
    const { scene, client, recorder } = await planted();
    const says = {
      status: 403,
      body: { status: 'failed', result: 'No (4711, TOKEN/in+base64==)' },
    };
    await client.refresh_token();
    for (const path of ['lock', 'refresh_token', 'request_token'])
      await scene.rule({ path, ...says });
    const error = await failure(client.lock());
    expect(error!.message).to.include('"No (…, …)"');
    await client.refresh_token();
    await client.refresh_token();
    expect((await recorder.next('left')).message).to.equal('No (…, …)');
  });

  it('is taken out of a node’s sentence, and no other argument is', async () => {
    const { scene, client } = await planted();
    await scene.rule({
      path: 'message',
      status: 400,
      body: { status: 'failed', result: 'Invalid destination a for TOKEN/in+base64==' },
    });
    const error = await failure(client.message({ type: 'text/plain', payload: 'a' }));
    expect(error!.message).to.include('"Invalid destination a for …"');
  });
});

describe('what cannot be read', () => {
  const odd: Readonly<Record<string, string>> = {
    'a text that is none': '{"toString":1}',
    'a number that is none': '{"valueOf":null}',
    'a prototype': '{"__proto__":1}',
    'lists in lists, 20,000 deep': '['.repeat(20_000) + ']'.repeat(20_000),
  };
  for (const [name, text] of Object.entries(odd))
    it(`does not keep the next event from being delivered: ${name}`, async () => {
      const scene = new Scene();
      await scene.greet(roster());
      const { recorder } = await scene.followed();
      await scene.write(
        sse('participant_update', `{"uuid":"x","is_muted":${text},"is_presenting":${text}}`),
        sse('conference_update', `{"locked":${text}}`),
        sse('message_received', { uuid: 'y', payload: 'still here' }),
      );
      expect((await recorder.next('message_received')).payload).to.equal('still here');
      expect(recorder.names).not.to.include('reconnecting');
    });

  it('does not cost the connection where an event cannot be taken', async () => {
    const reported: unknown[] = [];
    const heard: string[] = [];
    const lost: string[] = [];
    const original = globalThis.reportError;
    globalThis.reportError = (error) => reported.push(error);
    const text = sse('first', {}) + sse('second', {});
    await new Promise<void>((resolve) => {
      const stream = new EventStream(
        {
          open: async () =>
            new Response(
              new ReadableStream({
                start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
              }),
              { headers: { 'content-type': 'text/event-stream' } },
            ),
          probe: async () => true,
          onEvent(name) {
            heard.push(name);
            if (name === 'first') throw new Error('ours');
            stream.close();
            resolve();
          },
          onTooLong: () => undefined,
          onAlive: () => undefined,
          onLost: (cause) => lost.push(cause),
          onOpen: () => undefined,
          onRefused: async () => undefined,
        },
        TIMING,
      );
    });
    globalThis.reportError = original;
    expect(heard).to.deep.equal(['first', 'second']);
    expect(reported.map(String)).to.deep.equal(['Error: ours']);
    expect(lost).to.deep.equal([]);
  });
});

describe('a web page in place of an answer', () => {
  for (const path of ['lock', 'presentation.jpeg', 'conference_status'])
    it(`is no success of ${path}`, async () => {
      const scene = new Scene();
      const client = await scene.joined();
      await scene.rule({ path, body: '<title>Sign in</title>', type: 'text/html; charset=utf-8' });
      const error = await failure(
        path === 'lock'
          ? client.lock()
          : path === 'conference_status'
            ? client.conference_status()
            : client.presentation_jpeg({ id: 'MQ==' }),
      );
      expect(error).to.include({ code: 'wire-invalid' });
    });
});

describe('without end', () => {
  it('an answer is given up at its limit', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'conference_status', endless: 'x'.repeat(1 << 20) });
    const error = await failure(client.conference_status());
    expect(error).to.include({ code: 'wire-invalid' });
    expect(error!.message).to.equal(
      `conference_status: the answer is longer than ${ANSWER_BYTES} bytes.`,
    );
  });

  it('an event is given up at its limit, said, and the stream begins anew', async () => {
    const scene = new Scene();
    await scene.greet(roster());
    const { recorder } = await scene.followed();
    const piece = 'x'.repeat(1 << 20);
    await scene.write(
      'data: ',
      ...Array.from({ length: EVENT_LENGTH / piece.length + 1 }, () => piece),
    );
    const { error } = await recorder.next('wire-invalid');
    expect(error.message).to.include(`longer than ${EVENT_LENGTH} characters`);
    await recorder.next('reconnected');
  });
});

describe('without a pause', () => {
  it('a token that lives for no time is taken to live for a little', async () => {
    const scene = new Scene();
    await scene.rule({
      path: 'request_token',
      body: {
        status: 'success',
        result: { token: 'A', expires: '1e-9', participant_uuid: 'self' },
      },
    });
    const client = scene.client({ timing: { life: 3_600_000 } });
    await client.join(ANN);
    await scene.streams(1);
    await client.lock();
    expect((await scene.log()).map(({ path }) => path)).not.to.include('refresh_token');
  });

  it('two conferences that refer to each other end at the limit, which is said', async () => {
    const scene = new Scene();
    await scene.greet(sse('refer', { alias: scene.alias, token: 'ONE-TIME' }));
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join(ANN);
    const { error } = await recorder.next('transfer-failed');
    expect(error.message).to.match(/^refer: 5 transfers within 60 s are enough/);
    expect(recorder.all('transferred')).to.have.length(TRANSFERS);
    expect(await scene.requests('request_token')).to.have.length(TRANSFERS + 1);
    expect(client.state.status).to.equal('joined');
  });
});
