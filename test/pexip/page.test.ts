/** A client in a page of another origin than its node's: what the browser's preflights do to it. */
import { expect } from '@open-wc/testing';
import { closeAll, Recorder, Scene } from './node.ts';

afterEach(closeAll);

/** A page of its own with a client that has joined; `after` is a script that runs in it then. */
const pageWithClient = async (scene: Scene, after = '') => {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><title>Page</title>';
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const script = frame.contentDocument?.createElement('script') as HTMLScriptElement;
  script.type = 'module';
  const client = new URL('../../src/providers/pexip/client/pexip-client.ts', import.meta.url).href;
  script.textContent = `
    import { PexipClient } from '${client}';
    const client = new PexipClient({ address: '${scene.url}', alias: '${scene.alias}' });
    await client.join({ display_name: 'Ann' });
    ${after}`;
  frame.contentDocument?.body.append(script);
  await scene.opened(1);
  return frame;
};

describe('nobody is left behind', () => {
  it('when the page goes: the token is released by a request that outlives it', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const left = new Recorder(client).next('left');
    let keepalive: boolean | undefined;
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (String(input).includes('release_token')) keepalive = init?.keepalive;
      return original(input, init);
    };
    try {
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
    } finally {
      globalThis.fetch = original;
    }
    expect(await left).to.deep.equal({ reason: 'page-closed', message: '' });
    const [released] = await scene.requests('release_token');
    expect(new URL(released!.url, scene.url).searchParams.get('token')).to.match(/^SECRET\+1\//);
    expect(released?.headers.token).to.equal(undefined);
    expect(keepalive).to.equal(true);
  });

  it('when the page stays: the token is in the header alone', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await client.leave();
    const [released] = await scene.requests('release_token');
    expect(released?.headers.token).to.match(/^SECRET/);
    expect(released?.url).not.to.include('SECRET');
  });

  for (const [how, go] of [
    ['closes', (frame: HTMLIFrameElement) => frame.remove()],
    [
      'goes elsewhere',
      (frame: HTMLIFrameElement) => frame.contentWindow?.location.assign(location.origin),
    ],
  ] as const)
    it(`when the page ${how} and a preflight would come too late`, async () => {
      const scene = new Scene();
      await scene.preflight('release_token', 'hang');
      const frame = await pageWithClient(scene);
      go(frame);
      const [released] = await scene.requests('release_token');
      expect(released?.url).to.include('token=SECRET%2B1%2F');
      expect(await scene.preflights()).not.to.include('release_token');
      frame.remove();
    });

  it('when the page closes right after the meeting was left', async () => {
    const scene = new Scene();
    await scene.preflight('release_token', 'hang');
    const frame = await pageWithClient(
      scene,
      `client.addEventListener('message_received', () => client.leave());`,
    );
    await scene.tell('message_received', { payload: 'Go' });
    await scene.streams(0);
    frame.remove();
    const [released] = await scene.requests('release_token');
    expect(released?.url).to.include('token=SECRET%2B1%2F');
  });
});

describe('an event stream whose preflight gets nowhere', () => {
  it('opens with the token in the query where the preflight is refused, and nothing was lost', async () => {
    const scene = new Scene();
    await scene.preflight('events', 'refuse');
    const client = scene.client();
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    const [opened] = await scene.requests('events');
    expect(opened?.url).to.include('token=SECRET%2B1%2F');
    await scene.tell('message_received', { uuid: 'bob', payload: 'Hello' });
    await recorder.next('message_received');
    expect(recorder.names).not.to.include('reconnecting');
    // It stays so: no preflight is asked for again.
    await scene.end();
    await scene.requests('events', 2);
    expect((await scene.preflights()).filter((path) => path === 'events')).to.have.length(2);
  });

  it('opens so where the preflight is never answered', async () => {
    const scene = new Scene();
    await scene.preflight('events', 'hang');
    const client = scene.client({ timing: { connect: 3000 } });
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    await recorder.next('reconnected');
    const [opened] = await scene.requests('events');
    expect(opened?.url).to.include('token=SECRET%2B1%2F');
  });

  it('keeps the token in the header where the stream broke for another reason', async () => {
    const scene = new Scene();
    const client = scene.client();
    await scene.rule({ path: 'events', kind: 'reset', times: 1 });
    await client.join({ display_name: 'Ann' });
    await scene.streams(1);
    const requests = await scene.requests('events', 2);
    expect(requests.map(({ url }) => url).join()).not.to.include('token=');
  });
});
