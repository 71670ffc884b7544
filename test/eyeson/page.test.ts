/** The client for servers is refused where its key could be read. */
import { expect } from '@open-wc/testing';
import { EyesonClient, MeetingError } from '../../src/providers/eyeson/client/eyeson-client.ts';

describe('the client for servers', () => {
  it('is refused in a page, with the reason and without the key', () => {
    expect(() => new EyesonClient({ apiKey: 'secret-key' }))
      .to.throw(MeetingError, /on a server, never in a browser/)
      .that.satisfies(
        ({ code, message }: MeetingError) =>
          code === 'argument-invalid' && !message.includes('secret-key'),
      );
  });

  it('is refused in a worker of a page', async () => {
    const module = new URL('../../src/providers/eyeson/client/eyeson-client.ts', import.meta.url)
      .href;
    const code = `import(${JSON.stringify(module)}).then(({ EyesonClient }) => {
      try { new EyesonClient({ apiKey: 'secret-key' }); postMessage('made'); }
      catch ({ code, message }) { postMessage(code + ' ' + message); }
    });`;
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module' });
    const { data } = await new Promise<MessageEvent<string>>((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
    });
    worker.terminate();
    URL.revokeObjectURL(url);
    expect(data).to.match(/^argument-invalid apiKey: wanted on a server/);
    expect(data).not.to.include('secret-key');
  });
});
