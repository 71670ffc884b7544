/** Pictures of a presentation: one at a time, so that chat and mutes never wait behind them. */
import { expect } from 'chai';
import { NewestPicture } from '../../src/providers/pexip/client/newest-picture.ts';
import { ConferenceExtras } from '../../src/providers/pexip/native/conference-extras.ts';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import type { WireEventName } from '../../src/providers/pexip/client/wire-events.ts';
import { closeAll, Recorder, Scene, sse } from './node.ts';

afterEach(closeAll);

/** A way to answer each request for a picture by hand. */
class Loader {
  readonly asked: string[] = [];
  readonly shown: string[] = [];
  readonly aborted: string[] = [];
  #answers = new Map<string, (picture: Blob) => void>();
  readonly pictures: NewestPicture;

  constructor(patience: number) {
    this.pictures = new NewestPicture(
      {
        load: (id, signal) =>
          new Promise((resolve, reject) => {
            this.asked.push(id);
            this.#answers.set(id, resolve);
            signal.addEventListener('abort', () => {
              this.aborted.push(id);
              reject(signal.reason as Error);
            });
          }),
        onPicture: (picture) => this.shown.push(picture.type),
      },
      patience,
    );
  }
  async answer(id: string) {
    this.#answers.get(id)?.(new Blob([], { type: id }));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('pictures', () => {
  it('are asked for one at a time, and of those that wait the newest', async () => {
    const loader = new Loader(60_000);
    for (let id = 0; id < 60; id++) loader.pictures.want(`${id}`);
    expect(loader.asked).to.deep.equal(['0']);
    await loader.answer('0');
    expect(loader.asked).to.deep.equal(['0', '59']);
    await loader.answer('59');
    expect(loader.shown).to.deep.equal(['0', '59']);
    expect(loader.aborted).to.deep.equal([]);
    loader.pictures.clear();
  });

  it('that take too long are given up for a newer one, and for nothing else', async () => {
    const loader = new Loader(0);
    loader.pictures.want('old');
    await new Promise((resolve) => setImmediate(resolve));
    expect(loader.aborted).to.deep.equal([]);
    loader.pictures.want('new');
    await new Promise<void>((resolve) => {
      const { pictures, asked } = loader;
      const push = asked.push.bind(asked);
      asked.push = (...ids) => (resolve(), push(...ids));
      expect(pictures).to.equal(loader.pictures);
    });
    expect(loader.aborted).to.deep.equal(['old']);
    await loader.answer('new');
    expect(loader.shown).to.deep.equal(['new']);
  });

  it('are given up when nothing is presented any more', async () => {
    const loader = new Loader(60_000);
    loader.pictures.want('one');
    loader.pictures.want('two');
    loader.pictures.clear();
    await loader.answer('one');
    expect(loader.aborted).to.deep.equal(['one']);
    expect(loader.shown).to.deep.equal([]);
    loader.pictures.want('three');
    expect(loader.asked).to.deep.equal(['one', 'three']);
    loader.pictures.clear();
  });

  it('of a busy presentation are one request under way, however many a node tells of', async () => {
    const scene = new Scene();
    await scene.rule({ path: 'presentation.jpeg', kind: 'hang' });
    const client = await scene.joined();
    const extras = new ConferenceExtras(client, {
      onChange: () => undefined,
      wantsPictures: () => true,
    });
    for (const name of Object.keys(wireEvents) as WireEventName[])
      client.addEventListener(name, (event) => extras.onEvent(name, event.detail));
    const recorder = new Recorder(client);
    await scene.write(
      sse('presentation_start', { presenter_name: 'Bob' }),
      ...Array.from({ length: 60 }, (_, i) => sse('presentation_frame', null, `${i}`)),
    );
    await recorder.next('presentation_frame', 60);
    await scene.requests('presentation.jpeg');
    await client.message({ type: 'text/plain', payload: 'Hello' });
    const asked = (await scene.log()).filter(({ path }) => path === 'presentation.jpeg');
    expect(asked).to.have.length(1);
    extras.close();
  });
});
