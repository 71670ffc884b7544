/** The tag in the frameworks that people use. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { settled } from './element.ts';
import type { Mount } from './frameworks/mount.ts';
import { serverNamed } from './server-named.ts';

describe('in a framework', () => {
  let address: string;
  before(async () => {
    address = (await serverNamed('stand-ins'))['pexip-webapp'];
  });

  for (const name of ['react', 'vue', 'svelte', 'angular'])
    it(`${name}: opens once, hears events, survives a new render, and is gone after unmount`, async function () {
      this.timeout(60_000);
      const { mount } = (await import(`/frameworks/${name}.js`)) as { mount: Mount };
      const container = document.createElement('div');
      document.body.append(container);
      let page: ReturnType<Mount> | undefined;
      const ready: Event[] = [];
      await new Promise<void>((resolve) => {
        page = mount(
          container,
          { provider: 'pexip', address, alias: name, muteCamera: true },
          (event) => {
            ready.push(event);
            resolve();
          },
        );
      });
      const element = container.querySelector<MeetingEmbedElement>('meeting-embed')!;
      expect(element.url).to.match(
        new RegExp(`/webapp/conference/${name}\\?name=Ann&muteCamera=true$`),
      );
      const frame = element.shadowRoot!.querySelector('iframe');
      page!.rename('Bob');
      while (element.name !== 'Bob') await settled(element);
      await settled(element);
      expect(element.shadowRoot!.querySelector('iframe')).to.equal(frame);
      expect(ready).to.have.lengthOf(1);
      page!.unmount();
      while (element.isConnected) await new Promise((resolve) => setTimeout(resolve));
      expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
      container.remove();
    });
});
