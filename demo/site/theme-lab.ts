/** The custom properties and parts, to try on a meeting and to copy as a style sheet. */
import { writeAttributes } from '../generator/generator.ts';
import type { System } from '../systems.ts';

const COLOURS = {
  accent: '#6b3fa0',
  'on-accent': '#ffffff',
  ground: '#f6f2fb',
  surface: '#ffffff',
  raised: '#ece4f7',
  text: '#22182f',
  line: '#d8cbe8',
  stage: '#1d1429',
} as const;

const PARTS = [
  ...['view', 'header', 'name', 'stage', 'main', 'presentation', 'self-view', 'captions'],
  ...['toolbar', 'panel', 'roster', 'chat', 'button', 'message', 'prompt', 'waiting'],
];

const labelled = (text: string, input: HTMLElement): HTMLElement => {
  const label = document.createElement('label');
  label.append(text, input);
  return label;
};

export const openThemeLab = (place: HTMLElement, systems: readonly System[]): void => {
  place.className = 'generator theme-lab';
  const meeting = document.createElement('meeting-embed');
  meeting.className = 'themed';
  meeting.title = 'A meeting, themed';
  const native = systems.find(({ id }) => id === 'pexip-native');
  const live = document.createElement('div');
  live.className = 'live';
  live.append(meeting);

  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const pre = Object.assign(document.createElement('pre'), { className: 'markup', tabIndex: 0 });
  const values = new Map<string, string>(Object.entries(COLOURS));
  values.set('radius', '16px');
  let part = '';

  const write = () => {
    const lines = [...values].map(([name, value]) => `  --meeting-embed-${name}: ${value};`);
    const rules = [`meeting-embed.themed {\n${lines.join('\n')}\n}`];
    if (part)
      rules.push(`meeting-embed.themed::part(${part}) {\n  outline: 3px solid deeppink;\n}`);
    sheet.replaceSync(rules.join('\n'));
    pre.textContent = rules.join('\n').replaceAll('.themed', '');
  };

  const form = document.createElement('form');
  form.className = 'form-panel colours';
  form.setAttribute('aria-label', 'Colours');
  form.onsubmit = (event) => event.preventDefault();
  for (const [name, value] of Object.entries(COLOURS)) {
    const input = Object.assign(document.createElement('input'), { type: 'color', value });
    input.oninput = () => {
      values.set(name, input.value);
      write();
    };
    form.append(labelled(name, input));
  }
  const radius = Object.assign(document.createElement('input'), {
    type: 'range',
    max: '32',
    value: '16',
  });
  radius.oninput = () => {
    values.set('radius', `${radius.value}px`);
    write();
  };
  const parts = document.createElement('select');
  parts.append(...['', ...PARTS].map((name) => new Option(name || '–', name)));
  parts.onchange = () => {
    part = parts.value;
    write();
  };
  form.append(labelled('radius', radius), labelled('Outline a part', parts));

  const code = document.createElement('section');
  code.className = 'code-panel';
  code.setAttribute('aria-label', 'The style sheet');
  code.append(pre);
  place.append(live, form, code);
  write();
  if (native) writeAttributes(meeting, { ...native.attributes, loading: 'click' });
};
