/** What it means that the browser opens no microphone or camera. */
import { expect } from 'chai';
import { mediaError } from '../../src/providers/pexip/media/open-devices.ts';

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
