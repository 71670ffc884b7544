/** The demo page: one element that goes through all systems by attribute, and one element for each. */
import '../src/define.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { eventNames } from './event-names.ts';
import { systems, type System } from './systems.ts';

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const meeting = document.createElement('meeting-embed');
const log = find('.log');

const SECRETS = new Set(['jwt', 'pin']);

/** The same buttons for every system; those it lacks are off. */
const COMMANDS: { label: string; run: () => Promise<unknown>; name: string }[] = [
  { name: 'setAudioMuted', label: 'Mute', run: () => meeting.setAudioMuted({ muted: true }) },
  { name: 'setAudioMuted', label: 'Unmute', run: () => meeting.setAudioMuted({ muted: false }) },
  { name: 'setVideoMuted', label: 'Camera off', run: () => meeting.setVideoMuted({ muted: true }) },
  { name: 'setVideoMuted', label: 'Camera on', run: () => meeting.setVideoMuted({ muted: false }) },
  {
    name: 'setHandRaised',
    label: 'Raise hand',
    run: () => meeting.setHandRaised({ raised: true }),
  },
  {
    name: 'setHandRaised',
    label: 'Lower hand',
    run: () => meeting.setHandRaised({ raised: false }),
  },
  {
    name: 'setPresenting',
    label: 'Present',
    run: () => meeting.setPresenting({ presenting: true }),
  },
  {
    name: 'setPresenting',
    label: 'Stop presenting',
    run: () => meeting.setPresenting({ presenting: false }),
  },
  { name: 'sendMessage', label: 'Say hello', run: () => meeting.sendMessage({ text: 'Hello' }) },
  { name: 'startRecording', label: 'Record', run: () => meeting.startRecording() },
  { name: 'stopRecording', label: 'Stop recording', run: () => meeting.stopRecording() },
  { name: 'hangup', label: 'Hang up', run: () => meeting.hangup() },
];

const write = (type: string, detail: unknown) => {
  const item = document.createElement('li');
  item.dataset.type = type;
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString(undefined, { hour12: false });
  const name = document.createElement('b');
  name.textContent = type;
  item.append(time, name);
  const text =
    detail instanceof Error
      ? detail.message
      : detail && JSON.stringify(detail, null, 1).replace(/\s*\n\s*/g, ' ');
  if (text && text !== '{}')
    item.append(Object.assign(document.createElement('code'), { textContent: text }));
  log.prepend(item);
  while (log.children.length > 200) log.lastElementChild!.remove();
};

const buttons = COMMANDS.map(({ label, run, name }) => {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: label,
  });
  button.onclick = () =>
    run().then(
      (result) => write(`${name} → ${result}`, null),
      (error) => write(name, error),
    );
  return { button, name };
});
find('.commands').append(...buttons.map(({ button }) => button));

const showState = () => {
  const state = find('.state');
  state.textContent = state.dataset.state = meeting.state;
  for (const { button, name } of buttons) button.disabled = !meeting.supports(name);
};
for (const type of eventNames)
  meeting.addEventListener(type, ({ detail }) => {
    write(type, detail);
    showState();
  });

/** The tag as an author writes it, coloured. */
const showMarkup = ({ attributes }: System) => {
  const code = document.createElement('code');
  code.append('<', Object.assign(document.createElement('b'), { textContent: 'meeting-embed' }));
  for (const [name, value] of Object.entries(attributes)) {
    const shown = SECRETS.has(name) ? '…' : value;
    code.append(
      '\n  ',
      name,
      value ? '=' : '',
      Object.assign(document.createElement('i'), { textContent: value && `"${shown}"` }),
    );
  }
  code.append(
    '\n></',
    Object.assign(document.createElement('b'), { textContent: 'meeting-embed' }),
    '>',
  );
  find('.markup').replaceChildren(code);
};
find('.copy').onclick = async () => {
  await navigator.clipboard.writeText(find('.markup').textContent ?? '');
  find('.copy').textContent = 'Copied';
  setTimeout(() => {
    find('.copy').textContent = 'Copy';
  }, 1500);
};

const writeAttributes = (element: MeetingEmbedElement, attributes: System['attributes']) => {
  for (const name of element.getAttributeNames()) if (name !== 'id') element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

const all = systems(await (await fetch('/origins.json')).json());
const chips = all.map((system) => {
  const chip = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: system.label,
  });
  chip.onclick = () => {
    // Once more, where it is open or over already.
    if (system === chosen()) meeting.reload();
    else location.hash = system.id;
  };
  return chip;
});
find('.systems').append(...chips);

/** Both sides of one meeting, from its beginning. */
const host = document.createElement('meeting-embed');
host.id = 'host';
const showHost = async ({ host: side }: System) => {
  find('.host').hidden = !side;
  host.remove();
  if (!side) return;
  await fetch(side.meeting, { method: 'PUT', body: JSON.stringify({ started_at: null }) });
  if (side !== chosen().host) return;
  writeAttributes(host, side.attributes);
  host.src = side.src;
  find('.host').append(host);
  meeting.reload();
};
find('.again').onclick = () => void showHost(chosen());

const chosen = () => all.find(({ id }) => `#${id}` === location.hash) ?? all[0]!;
const choose = () => {
  const system = chosen();
  chips.forEach((chip, i) => chip.setAttribute('aria-current', String(all[i] === system)));
  chips[all.indexOf(system)]!.scrollIntoView({ block: 'nearest', inline: 'center' });
  find('#system').textContent = system.label;
  find('.about').textContent = system.about;
  showMarkup(system);
  writeAttributes(meeting, system.attributes);
  void showHost(system);
  // Without an event, where the meeting waits for a click.
  void meeting.updateComplete.then(showState);
};
addEventListener('hashchange', choose);
choose();
find('.meeting').append(meeting);

find('.cards').append(
  ...all
    .filter(({ id }) => !['mistake', 'pexip-native', 'eyeson-permalink'].includes(id))
    .map(({ label, attributes }) => {
      const card = document.createElement('figure');
      const element = document.createElement('meeting-embed');
      writeAttributes(element, { ...attributes, loading: 'lazy' });
      element.title = label;
      card.append(
        element,
        Object.assign(document.createElement('figcaption'), { textContent: label }),
      );
      return card;
    }),
);
