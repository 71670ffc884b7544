/** The window to sign in with: what it learns of the page that opens it, and whom the page believes. */
import { expect } from '@open-wc/testing';
import { signIn } from '../../src/providers/pexip/native/sign-in.ts';
import { serverNamed } from '../server-named.ts';
import { newRoom } from '../standing-in.ts';
import { nodeUrl } from './node.ts';

describe('the window to sign in with', function () {
  this.timeout(60_000);
  const { open } = window;
  const opened: Window[] = [];
  let closing: AbortController;
  beforeEach(() => {
    closing = new AbortController();
    window.open = (...where) => {
      const popup = open(...where);
      if (popup) opened.push(popup);
      return popup;
    };
  });
  afterEach(() => {
    closing.abort();
    window.open = open;
    for (const popup of opened.splice(0)) popup.close();
  });

  it('brings the token back, and is closed', async () => {
    const page = `${await nodeUrl()}/simulator/sign-in?conference=meet.sso&idp=a&auto=1`;
    expect(await signIn(page, closing.signal)).to.be.a('string');
    expect(opened).to.have.lengthOf(1);
    expect(opened[0]!.closed).to.equal(true);
  });

  it('brings the token back that comes after the window is seen to be closed; without one, none', async () => {
    const { setInterval } = window;
    for (const token of ['late', undefined]) {
      let look = () => {};
      window.setInterval = ((handler: () => void) => {
        look = handler;
        return 0;
      }) as typeof window.setInterval;
      try {
        const signing = signIn('about:blank', closing.signal);
        const popup = opened.at(-1)!;
        popup.close();
        // No event tells that a window is closed.
        while (!popup.closed) await new Promise(requestAnimationFrame);
        look();
        const data = { result: 'success', token };
        if (token) dispatchEvent(new MessageEvent('message', { data, source: popup }));
        look();
        expect(await signing).to.equal(token);
      } finally {
        window.setInterval = setInterval;
      }
    }
  });

  it('is not told which page has opened it', async () => {
    const { 'pexip-webapp': server } = await serverNamed('stand-ins');
    const name = newRoom();
    void signIn(`${server}/webapp/home?${name}`, closing.signal);
    const records = await fetch(`${server}/stand-in/records?url=${name}&more_than=0`);
    const [{ headers }] = (await records.json()) as [{ headers: Record<string, string> }];
    expect(headers).not.to.have.property('referer');
    expect(JSON.stringify(headers)).not.to.include(location.port);
  });

  it('is believed alone: a token from another window is none', async () => {
    const signing = signIn('about:blank', closing.signal);
    const forged = { result: 'success', token: 'forged' };
    window.postMessage(forged, '*');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    dispatchEvent(new MessageEvent('message', { data: forged, source: frame.contentWindow }));
    frame.remove();
    // The page's own message has come by the time that the next one has.
    await new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'next' && resolve(data));
      window.postMessage('next', '*');
    });
    closing.abort();
    expect(await signing).to.equal(undefined);
    expect(opened[0]!.closed).to.equal(true);
  });
});
