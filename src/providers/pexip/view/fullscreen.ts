/** The whole screen, which the element itself takes, so that a page's slots come along; and what else there is. */

export const isFullscreen = (host: Element): boolean => {
  const root = host.getRootNode() as Document | ShadowRoot;
  return root.fullscreenElement === host;
};

export const canFullscreen = (): boolean => !!document.fullscreenEnabled;

/** Whether a browser has a small window for the meeting. */
export const canFloat = (): boolean =>
  'documentPictureInPicture' in globalThis || !!document.pictureInPictureEnabled;

/** Needs a click or a key, as browsers want it. */
export const toggleFullscreen = async (host: Element): Promise<void> => {
  await (isFullscreen(host) ? document.exitFullscreen() : host.requestFullscreen());
};

/** Tells whether the meeting has the screen, whoever gave it or took it away: Escape does, too. */
export const watchFullscreen = (
  host: Element,
  onChange: (fullscreen: boolean) => void,
  signal: AbortSignal,
): void =>
  document.addEventListener('fullscreenchange', () => onChange(isFullscreen(host)), { signal });
