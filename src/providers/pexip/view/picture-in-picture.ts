/**
 * The meeting in a small window over all others. Where browsers have windows for documents, with the most needed
 * controls; elsewhere the video's own. Loads when it is asked for.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { isInside, type Context } from './context.ts';
import { button } from './control.ts';
import { play } from './playback.ts';

/** Not in TypeScript's library yet. @see https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

const WIDTH_PX = 400;
const HEIGHT_PX = 260;

const own = `
  html, body { margin: 0; block-size: 100%; }
  .view.floating { position: fixed; background: #0d1016; }
  .floating .floating-picture { position: relative; flex: 1; min-block-size: 0; }
  .floating video { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: contain; }
  .floating .floating-name { position: absolute; inset: 0; display: grid; place-items: center; color: #eef1f8; }
  .floating .group { justify-content: center; padding: 0.5rem; gap: 0.5rem; }
  .view.floating .button { inline-size: 2.5rem; block-size: 2.5rem; }
  .view.floating .leave { inline-size: 3.25rem; }
`;

const floating = (context: Context): TemplateResult => {
  const { model, text, may, run } = context;
  const { self, streams } = model;
  const picture = model.presentation?.local ? streams.main : (streams.presentation ?? streams.main);
  return html`<div class="floating-picture">
      ${
        picture?.getVideoTracks().length
          ? html`<video
              aria-label=${text.mainVideo}
              playsinline
              muted
              ${play(picture, () => {})}
            ></video>`
          : html`<p class="floating-name">${model.name || text.meeting}</p>`
      }
    </div>
    <div class="group" role="group" aria-label=${text.controls}>
      ${
        may('setAudioMuted')
          ? button({
              icon: self.audioMuted ? 'micOff' : 'mic',
              label: self.audioMuted ? text.unmute : text.mute,
              kind: self.audioMuted ? 'off' : '',
              onClick: () => run('setAudioMuted', { muted: !self.audioMuted }),
            })
          : nothing
      }
      ${
        may('setVideoMuted')
          ? button({
              icon: self.videoMuted ? 'cameraOff' : 'camera',
              label: self.videoMuted ? text.startCamera : text.stopCamera,
              kind: self.videoMuted ? 'off' : '',
              onClick: () => run('setVideoMuted', { muted: !self.videoMuted }),
            })
          : nothing
      }
      ${button({ icon: 'leave', label: text.leave, kind: 'leave', onClick: () => run('hangup') })}
    </div>`;
};

export interface Floating {
  draw(context: Context): void;
  close(): void;
}

const openWindow = async (
  source: DocumentPictureInPicture,
  css: string,
  look: CSSStyleDeclaration,
  onClosed: () => void,
): Promise<Floating> => {
  const opened = await source.requestWindow({ width: WIDTH_PX, height: HEIGHT_PX });
  const { document: page } = opened;
  // A sheet belongs to the document that made it.
  const sheet = new opened.CSSStyleSheet();
  sheet.replaceSync(css + own);
  page.adoptedStyleSheets = [sheet];
  const view = page.createElement('div');
  view.className = 'view floating';
  view.style.colorScheme = look.colorScheme;
  // The page's theme, as the element has it.
  for (const name of look)
    if (name.startsWith('--meeting-embed-'))
      view.style.setProperty(name, look.getPropertyValue(name));
  page.body.append(view);
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    render(nothing, view);
    onClosed();
  };
  opened.addEventListener('pagehide', end);
  return {
    draw(context) {
      if (closed) return;
      page.documentElement.lang = view.lang = context.lang;
      page.title = context.model.name || context.text.meeting;
      if (isInside(context.model)) render(floating(context), view);
      else opened.close();
    },
    close() {
      end();
      opened.close();
    },
  };
};

const openVideo = async (video: HTMLVideoElement, onClosed: () => void): Promise<Floating> => {
  await video.requestPictureInPicture();
  video.addEventListener('leavepictureinpicture', onClosed, { once: true });
  return {
    draw() {},
    close() {
      if ((video.getRootNode() as ShadowRoot).pictureInPictureElement === video)
        document.exitPictureInPicture().catch(() => {});
    },
  };
};

/**
 * Needs a click or a key. `host`: whose theme it has. `css`: the view's styles.
 * @throws {DOMException} The browser refused.
 */
export const openPictureInPicture = (
  host: Element,
  video: HTMLVideoElement | null,
  css: string,
  onClosed: () => void,
): Promise<Floating> => {
  const { documentPictureInPicture } = globalThis as typeof globalThis & {
    documentPictureInPicture?: DocumentPictureInPicture;
  };
  // In a frame, browsers refuse windows for documents.
  if (documentPictureInPicture && window === window.top)
    return openWindow(documentPictureInPicture, css, getComputedStyle(host), onClosed);
  if (video?.requestPictureInPicture) return openVideo(video, onClosed);
  return Promise.reject(new DOMException('There is no picture-in-picture.', 'NotSupportedError'));
};
