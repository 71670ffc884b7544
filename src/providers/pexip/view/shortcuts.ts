/**
 * THE TABLE of keyboard shortcuts: what a key does, and its words; the help that `?` opens lists it. They are heard
 * while the focus is in the meeting, so that they are none of the page's, and `shortcuts="false"` turns them off, as
 * WCAG 2.1.4 asks.
 */
import type { Context } from './context.ts';
import { canFullscreen } from './fullscreen.ts';
import { offersChat, switchPanel } from './toolbar.ts';
import type { Text } from '../../../view/text/native/en.ts';

export interface Shortcut {
  /** As `KeyboardEvent.key`, in lower case. */
  readonly key: string;
  label(text: Text): string;
  /** Whether it does something now. */
  offered(context: Context): boolean;
  run(context: Context): void;
}

export const shortcuts: readonly Shortcut[] = [
  {
    key: 'm',
    label: ({ toggleMicrophone }) => toggleMicrophone,
    offered: ({ may, has }) => may('setAudioMuted') && has('microphone'),
    run: ({ model, run }) => void run('setAudioMuted', { muted: !model.self.audioMuted }),
  },
  {
    key: 'v',
    label: ({ toggleCamera }) => toggleCamera,
    offered: ({ may, has }) => may('setVideoMuted') && has('camera'),
    run: ({ model, run }) => void run('setVideoMuted', { muted: !model.self.videoMuted }),
  },
  {
    key: 's',
    label: ({ present }) => present,
    offered: ({ may, has }) => may('setPresenting') && has('screen'),
    run: ({ model, run }) => void run('setPresenting', { presenting: !model.presentation?.local }),
  },
  {
    key: 'r',
    label: ({ raiseHand }) => raiseHand,
    offered: ({ may, has }) => may('setHandRaised') && has('hand'),
    run: ({ model, run }) => void run('setHandRaised', { raised: !model.self.handRaised }),
  },
  {
    key: 'l',
    label: ({ captions }) => captions,
    offered: ({ may, has }) => may('setCaptions') && has('captions'),
    run: ({ model, run }) => void run('setCaptions', { shown: !model.self.captionsShown }),
  },
  {
    key: 'p',
    label: ({ people }) => people,
    offered: ({ has }) => has('people'),
    run: (context) => switchPanel(context, 'people'),
  },
  {
    key: 'c',
    label: ({ chat }) => chat,
    offered: offersChat,
    run: (context) => switchPanel(context, 'chat'),
  },
  {
    key: 'f',
    label: ({ fullscreen }) => fullscreen,
    offered: ({ has }) => has('fullscreen') && canFullscreen(),
    run: ({ toggle }) => toggle('fullscreen'),
  },
  {
    key: '?',
    label: ({ shortcutHelp }) => shortcutHelp,
    offered: () => true,
    run: ({ show, home }) => show({ dialog: { kind: 'shortcuts', anchor: home } }),
  },
];

const TYPING = 'input, textarea, select, [contenteditable], [role="textbox"]';
/** What the space bar works by itself. */
const PRESSED = 'button, a[href], summary, [role="button"], [role="menuitem"]';

/** Whether there is something to scroll to. */
const scrolls = (region: Element | null | undefined): boolean =>
  !!region && region.scrollHeight > region.clientHeight;

/** The innermost element under the key, in whichever shadow root. */
const targetOf = (event: KeyboardEvent): Element | undefined =>
  event.composedPath().find((node): node is Element => node instanceof Element);

/** Whether a key is the page's or a field's, and no shortcut. */
const isTaken = (event: KeyboardEvent, pressed = false): boolean => {
  const target = targetOf(event);
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    !!target?.closest(TYPING) ||
    !!target?.closest('dialog, .menu') ||
    (pressed && (!!target?.closest(PRESSED) || scrolls(target?.closest('.scroller'))))
  );
};

/** Whether space unmutes. A microphone that is not there would first be asked for. */
export const offersTalk = ({ model, may, has }: Context): boolean =>
  may('setAudioMuted') && has('microphone') && model.self.microphone === 'ready';

/** Space held: talks, and is muted again when it is let go, wherever the focus is by then. */
export class PushToTalk {
  #release: (() => void) | undefined;

  down(context: Context): void {
    const { model, run, ask, show } = context;
    const { audioMuted, mutedByHost } = model.self;
    if (this.#release || !audioMuted || mutedByHost || !offersTalk(context)) return;
    const ending = new AbortController();
    const { signal } = ending;
    this.#release = () => {
      this.#release = undefined;
      ending.abort();
      void ask('setAudioMuted', { muted: true });
      show({ talking: false });
    };
    const end = () => this.#release?.();
    addEventListener('keyup', ({ key }) => key === ' ' && end(), { signal, capture: true });
    addEventListener('blur', end, { signal });
    document.addEventListener('visibilitychange', end, { signal });
    void run('setAudioMuted', { muted: false }).then((heard) => {
      if (heard && !signal.aborted) show({ talking: true });
    });
  }

  close(): void {
    this.#release?.();
  }
}

export const onShortcut = (event: KeyboardEvent, context: Context, talk: PushToTalk): void => {
  if (event.key === ' ') {
    if (isTaken(event, true)) return;
    // The page would scroll.
    event.preventDefault();
    if (!event.repeat) talk.down(context);
    return;
  }
  if (event.repeat || isTaken(event)) return;
  const shortcut = shortcuts.find(({ key }) => key === event.key.toLowerCase());
  if (!shortcut?.offered(context)) return;
  event.preventDefault();
  shortcut.run(context);
};
