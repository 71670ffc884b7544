/** The demo page: one element that goes through all systems by attribute, and one element for each. */
import '../src/define.ts';
import { createConsole } from './generator/commands.ts';
import { createGenerator, writeAttributes } from './generator/generator.ts';
import { standIns } from './stand-ins-here.ts';
import type { System } from './systems.ts';

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const meeting = document.createElement('meeting-embed');
const generator = createGenerator(meeting);
const { commands, state, log, refresh } = createConsole(meeting);

const events = document.createElement('section');
events.className = 'log-panel';
events.append(Object.assign(document.createElement('h2'), { textContent: 'Events' }), log);
find('.title').append(state);
find('.stage').append(commands);
find('.side').append(generator.code, generator.form, events);

const all = await standIns();
const chips = all.map((system) => {
  const chip = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: system.label,
  });
  chip.onclick = () => {
    // Once more, where it is open or over already. Hidden, it is still to be filled in.
    if (system === chosen()) {
      if (!meeting.hidden) meeting.reload();
    } else location.hash = system.id;
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
  generator.show(system);
  void showHost(system);
  // Without an event, where the meeting waits for a click.
  void meeting.updateComplete.then(refresh);
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
document.documentElement.dataset.ready = '';
