/** The same buttons for every system; those it lacks are off. */
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { eventNames } from '../event-names.ts';

interface Row {
  readonly label: string;
  readonly name: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  { label: 'Mute', name: 'setAudioMuted', args: { muted: true } },
  { label: 'Unmute', name: 'setAudioMuted', args: { muted: false } },
  { label: 'Camera off', name: 'setVideoMuted', args: { muted: true } },
  { label: 'Camera on', name: 'setVideoMuted', args: { muted: false } },
  { label: 'Raise hand', name: 'setHandRaised', args: { raised: true } },
  { label: 'Lower hand', name: 'setHandRaised', args: { raised: false } },
  { label: 'Present', name: 'setPresenting', args: { presenting: true } },
  { label: 'Stop presenting', name: 'setPresenting', args: { presenting: false } },
  { label: 'Say hello', name: 'sendMessage', args: { text: 'Hello' } },
  { label: 'Record', name: 'startRecording' },
  { label: 'Stop recording', name: 'stopRecording' },
  { label: 'Hang up', name: 'hangup' },
];

export interface Console {
  readonly commands: HTMLElement;
  readonly state: HTMLElement;
  readonly log: HTMLElement;
  /** For changes that come without an event. */
  refresh(): void;
}

/** Buttons, the state and the events of a meeting. */
export const createConsole = (meeting: MeetingEmbedElement): Console => {
  const log = Object.assign(document.createElement('ol'), { className: 'log', tabIndex: 0 });
  log.setAttribute('aria-label', 'Events');
  const write = (type: string, detail: unknown) => {
    const item = document.createElement('li');
    item.dataset.type = type;
    const time = document.createElement('time');
    time.textContent = new Date().toLocaleTimeString(undefined, { hour12: false });
    item.append(time, Object.assign(document.createElement('b'), { textContent: type }));
    const text =
      detail instanceof Error
        ? detail.message
        : detail && JSON.stringify(detail, null, 1).replace(/\s*\n\s*/g, ' ');
    if (text && text !== '{}')
      item.append(Object.assign(document.createElement('code'), { textContent: text }));
    log.prepend(item);
    while (log.children.length > 200) log.lastElementChild?.remove();
  };

  const buttons = ROWS.map(({ label, name, args }) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: label,
    });
    button.onclick = () =>
      meeting.execute(name, args).then(
        (result) => write(`${name} → ${result}`, null),
        (error) => write(name, error),
      );
    return { button, name };
  });
  const commands = document.createElement('div');
  commands.className = 'commands';
  commands.setAttribute('role', 'group');
  commands.setAttribute('aria-label', 'Commands');
  commands.append(...buttons.map(({ button }) => button));

  const state = Object.assign(document.createElement('span'), { className: 'state' });
  state.setAttribute('role', 'status');
  const refresh = () => {
    state.textContent = state.dataset.state = meeting.state;
    for (const { button, name } of buttons) button.disabled = !meeting.supports(name);
  };
  for (const type of eventNames)
    meeting.addEventListener(type, ({ detail }) => {
      write(type, detail);
      refresh();
    });
  refresh();
  return { commands, state, log, refresh };
};
