/** What a client keeps of its listeners: nothing that can never be called again. */
import { setMaxListeners } from 'node:events';
import { expect } from 'chai';
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { eventNames } from './node.ts';
import type { PexipEvent } from '../../src/providers/pexip/client/wire-events.ts';

/** More than Node thinks anybody has by intention. */
const MANY = 200;
const TYPE = 'state';
const open = () => new PexipClient({ address: 'https://node.test', alias: 'meet.alice' });
const send = (client: PexipClient) =>
  client.dispatchEvent(new CustomEvent(TYPE, { detail: client.state }) as PexipEvent<typeof TYPE>);

describe('a client’s listeners', () => {
  it('are called like those of any EventTarget, and forgotten with the platform', () => {
    const client = open();
    setMaxListeners(0, client);
    const calls: string[] = [];
    const abort = new AbortController();
    for (let i = 0; i < MANY; i++) {
      client.addEventListener(TYPE, () => calls.push('once'), { once: true });
      client.addEventListener(TYPE, () => calls.push('aborted'), { signal: abort.signal });
    }
    expect(client.getListenerCount()).to.equal(2 * MANY);
    abort.abort();
    expect(client.getListenerCount()).to.equal(MANY);
    send(client);
    send(client);
    expect(calls).to.deep.equal(Array<string>(MANY).fill('once'));
    expect(client.getListenerCount()).to.equal(0);
  });

  it('do not stay when their signal was aborted before', () => {
    const client = open();
    client.addEventListener(TYPE, () => undefined, { signal: AbortSignal.abort() });
    expect(client.getListenerCount()).to.equal(0);
  });

  it('of every event, with one signal for all, are one listener on that signal', async () => {
    const client = open();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const abort = new AbortController();
    for (const name of eventNames)
      client.addEventListener(name, () => undefined, { signal: abort.signal });
    expect(client.getListenerCount()).to.equal(eventNames.length);
    abort.abort();
    expect(client.getListenerCount()).to.equal(0);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);
    expect(warnings).to.deep.equal([]);
  });

  it('leave nothing on a signal that lives longer', () => {
    const client = open();
    setMaxListeners(0, client);
    const signal = new AbortController().signal;
    let kept = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      kept += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      kept -= 1;
      remove(...args);
    };
    for (let i = 0; i < MANY; i++) client.addEventListener(TYPE, () => i, { signal, once: true });
    expect(kept).to.equal(1);
    send(client);
    expect(kept).to.equal(0);
  });

  it('are one when added twice, and go by type, function and phase, whatever else was asked', () => {
    const client = open();
    let calls = 0;
    const listener = () => void (calls += 1);
    client.addEventListener(TYPE, listener, { passive: true });
    client.addEventListener(TYPE, listener, { once: true });
    expect(client.getListenerCount()).to.equal(1);
    client.addEventListener(TYPE, listener, { capture: true });
    expect(client.getListenerCount()).to.equal(2);
    send(client);
    expect(calls).to.equal(2);
    client.removeEventListener(TYPE, listener);
    client.removeEventListener(TYPE, listener, true);
    expect(client.getListenerCount()).to.equal(0);
    send(client);
    expect(calls).to.equal(2);
  });

  it('can be an object, and go when they remove themselves or the client is destroyed', () => {
    const client = open();
    const heard: unknown[] = [];
    const object = {
      handleEvent(event: Event) {
        heard.push(this === object, event.type);
        client.removeEventListener(TYPE, object);
      },
    };
    client.addEventListener(TYPE, object);
    send(client);
    send(client);
    expect(heard).to.deep.equal([true, TYPE]);
    client.addEventListener(TYPE, object);
    client.destroy();
    send(client);
    expect(heard).to.have.length(2);
    expect(client.getListenerCount()).to.equal(0);
  });
});
