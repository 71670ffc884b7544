/** A meeting in a page of the documentation, with the form that makes its tag. */
import { createConsole } from '../generator/commands.ts';
import { createGenerator } from '../generator/generator.ts';
import type { System } from '../systems.ts';
import { openThemeLab } from './theme-lab.ts';

/** Systems whose pages have no entry of their own in the demo. */
const LINKS: readonly System[] = [
  {
    id: 'google-meet',
    label: 'Google Meet',
    about: '',
    attributes: { provider: 'google-meet', src: 'https://meet.google.com/abc-defg-hij' },
  },
  {
    id: 'teams',
    label: 'Microsoft Teams',
    about: '',
    attributes: {
      provider: 'teams',
      src: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjY%40thread.v2/0',
    },
  },
];

export const openLive = (place: HTMLElement, systems: readonly System[]): void => {
  const id = place.dataset.live;
  if (id === 'theme') return openThemeLab(place, systems);
  const system = [...systems, ...LINKS].find((system) => system.id === id);
  if (!system) throw new Error(`There is no live meeting ${id}.`);
  place.className = 'generator';
  const meeting = document.createElement('meeting-embed');
  meeting.title = system.label;
  // A meeting that asks for camera and microphone waits for a click.
  const keep: Record<string, string> =
    system.attributes.mode === 'native' ? { loading: 'click' } : {};
  const generator = createGenerator(meeting, keep);
  const { commands, state, log, refresh } = createConsole(meeting);
  const live = document.createElement('div');
  live.className = 'live';
  const status = Object.assign(document.createElement('p'), { className: 'status' });
  status.append('State: ', state);
  const events = document.createElement('details');
  events.append(Object.assign(document.createElement('summary'), { textContent: 'Events' }), log);
  live.append(meeting, status, commands, events);
  place.append(live, generator.form, generator.code);
  generator.show(system);
  void meeting.updateComplete.then(refresh);
};
