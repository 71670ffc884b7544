/** What it means that the browser opens no microphone or camera. */
import { expect } from 'chai';
import { mediaError, openDevice } from '../../src/providers/pexip/media/open-devices.ts';

describe('a device that cannot be opened', () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, 'isSecureContext'));

  for (const [isSecureContext, message] of [
    [true, 'No camera could be opened.'],
    [false, 'The camera needs https.'],
  ] as const)
    it(`is said to be so with isSecureContext ${isSecureContext}: ${message}`, () => {
      Object.defineProperty(globalThis, 'isSecureContext', {
        value: isSecureContext,
        configurable: true,
      });
      expect(mediaError('video', new TypeError())).to.include({
        code: 'media-missing',
        device: 'camera',
        message,
      });
    });
});

describe('a device that is in use elsewhere', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  afterEach(() =>
    before
      ? Object.defineProperty(globalThis, 'navigator', before)
      : Reflect.deleteProperty(globalThis, 'navigator'),
  );

  for (const [wanted, tries, letGo] of [
    [true, 2, 1],
    [false, 1, 0],
  ] as const)
    it(`is ${wanted ? 'tried once more, without the one before' : 'left alone once it is wanted no longer'}`, async () => {
      let [tried, freed] = [0, 0];
      const wish = new AbortController();
      const getUserMedia = async () => {
        tried += 1;
        if (!wanted) wish.abort();
        throw new DOMException('In use.', 'NotReadableError');
      };
      Object.defineProperty(globalThis, 'navigator', {
        value: { mediaDevices: { getUserMedia } },
        configurable: true,
      });
      const failed = await openDevice(
        'video',
        { selected: {}, audio: {} },
        wish.signal,
        async () => {
          freed += 1;
        },
      ).catch(({ name }) => name);
      expect([failed, tried, freed]).to.deep.equal(['NotReadableError', tries, letGo]);
    });
});
