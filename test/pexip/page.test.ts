/** A client in a page that is closed: its participant goes with it. */
import { expect } from '@open-wc/testing';
import { closeAll, Recorder, Scene } from './node.ts';

afterEach(closeAll);

describe('nobody is left behind', () => {
  it('when the page goes: the token is released, in the header, by a request that outlives it', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const left = new Recorder(client).next('left');
    let keepalive: boolean | undefined;
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (String(input).endsWith('release_token')) keepalive = init?.keepalive;
      return original(input, init);
    };
    try {
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
    } finally {
      globalThis.fetch = original;
    }
    expect(await left).to.deep.equal({ reason: 'page-closed', message: '' });
    const [released] = await scene.requests('release_token');
    expect(released?.headers.token).to.match(/^SECRET/);
    expect(released?.url).not.to.include('SECRET');
    expect(keepalive).to.equal(true);
  });

  it('when the page really goes', async () => {
    const scene = new Scene();
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><title>Page</title>';
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const script = frame.contentDocument?.createElement('script') as HTMLScriptElement;
    script.type = 'module';
    const client = new URL('../../src/providers/pexip/client/pexip-client.ts', import.meta.url)
      .href;
    script.textContent = `
      import { PexipClient } from '${client}';
      const client = new PexipClient({ address: '${scene.url}', alias: '${scene.alias}' });
      await client.join({ display_name: 'Ann' });`;
    frame.contentDocument?.body.append(script);
    await scene.streams(1);
    frame.remove();
    const [released] = await scene.requests('release_token');
    expect(released?.headers.token).to.match(/^SECRET/);
  });
});
