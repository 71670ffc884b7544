/** The whole screen, and the small window over all others: what browsers give where a click or a key has asked. */
import { MeetingError } from '../meeting/errors.ts';

type ScreenCommand = (host: Element) => unknown;

/** What has the screen, as seen from the tree that the element is in. */
const isFullscreen = (host: Element): boolean =>
  (host.getRootNode() as Document | ShadowRoot).fullscreenElement === host;

/** Any meeting's that is shown: the element takes the screen, so that the page's slots come along. */
export const fullscreenCommands: Readonly<Record<string, ScreenCommand>> = {
  requestFullscreen: (host) => host.requestFullscreen(),
  exitFullscreen: (host) => isFullscreen(host) && document.exitFullscreen(),
};

/** The biggest of the element's own videos: the meeting's picture. */
const mainVideo = (host: Element): HTMLVideoElement | undefined =>
  [...(host.shadowRoot?.querySelectorAll('video') ?? [])].sort(
    (a, b) => b.clientWidth - a.clientWidth,
  )[0];

/** A meeting's whose videos are in the page. */
export const pictureInPictureCommands: Readonly<Record<string, ScreenCommand>> = {
  requestPictureInPicture(host) {
    const video = mainVideo(host);
    if (!video) throw new Error('There is no picture yet.');
    return video.requestPictureInPicture();
  },
  exitPictureInPicture: (host) =>
    host.shadowRoot?.pictureInPictureElement && document.exitPictureInPicture(),
};

/** @throws {MeetingError} `command-failed`: the browser refuses. */
export const runScreenCommand = async (
  commands: Readonly<Record<string, ScreenCommand>>,
  command: string,
  host: Element,
): Promise<'acknowledged'> => {
  try {
    await commands[command]!(host);
    return 'acknowledged';
  } catch (cause) {
    throw new MeetingError(
      'command-failed',
      `${command}: the browser refuses it; a click or a key must ask for it.`,
      { cause },
    );
  }
};
