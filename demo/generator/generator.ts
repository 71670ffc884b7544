/** The generator: a form on one side, the tag that it makes on the other, and a meeting that follows. */
import tables from 'virtual:tables';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import type { System } from '../systems.ts';
import { fillForm, rowsOf } from './form.ts';
import { frameworks, writeCode, type Attributes, type Framework } from './markup.ts';
import { markTag } from './mark-tag.ts';

/** Not shown in the tag: they come from a server. */
const SECRETS = new Set(['jwt', 'pin']);

/** On a stand-in. */
const isLocal = (value: string): boolean => /localhost|127\.0\.0\.1/.test(value);

/** Attributes as an element has them: of those written before, only what is written now stays. */
export const writeAttributes = (
  element: MeetingEmbedElement,
  attributes: Readonly<Record<string, string>>,
): void => {
  for (const name of element.getAttributeNames())
    if (!['id', 'class', 'title'].includes(name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

/** Lists as arrays, secrets hidden. */
const toShow = (values: Readonly<Record<string, string>>): Attributes => {
  const lists = new Set(
    [...tables.own, ...rowsOf(values.provider, values.mode)]
      .filter(({ type }) => type === 'string[]')
      .map(({ name }) => name),
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (SECRETS.has(name)) return [name, '…'];
      return [name, lists.has(name) ? value.split(/\s*,\s*/) : value];
    }),
  );
};

const button = (text: string, onclick: () => void): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button', textContent: text, onclick });

export interface Generator {
  /** The fields, and on whose server the meeting is. */
  readonly form: HTMLElement;
  /** The tag in each framework, to copy. */
  readonly code: HTMLElement;
  /** Begins with what a system has on the stand-ins. */
  show(system: System): void;
}

/** `keep`: attributes that the meeting has besides what the form says, and that the tag does not show. */
export const createGenerator = (
  meeting: MeetingEmbedElement,
  keep: Readonly<Record<string, string>> = {},
): Generator => {
  let system: System;
  let values: Record<string, string> = {};
  let own = false;
  let framework: Framework = 'HTML';

  const pre = Object.assign(document.createElement('pre'), { className: 'markup', tabIndex: 0 });
  const copy = button('Copy', () => {
    void navigator.clipboard.writeText(pre.textContent ?? '').then(() => {
      copy.textContent = 'Copied';
      setTimeout(() => (copy.textContent = 'Copy'), 1500);
    });
  });
  copy.className = 'copy';
  const tabs = frameworks.map((name) =>
    button(name, () => {
      framework = name;
      showCode();
    }),
  );
  const choice = document.createElement('div');
  choice.className = 'tabs';
  choice.setAttribute('role', 'group');
  choice.setAttribute('aria-label', 'Written for');
  choice.append(...tabs);
  const code = document.createElement('section');
  code.className = 'code-panel';
  code.append(choice, copy, pre);

  const showCode = () => {
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(frameworks[i] === framework)));
    pre.replaceChildren(...markTag(writeCode(framework, toShow(values))));
  };

  const fields = document.createElement('form');
  fields.className = 'fields';
  fields.onsubmit = (event) => event.preventDefault();
  const openButton = button('Open the meeting', () => {
    apply();
    // Also where it is open, or over, and nothing has changed.
    meeting.reload();
  });
  openButton.className = 'primary';
  const apply = () => writeAttributes(meeting, { ...values, ...keep });

  const change = (name: string, value: string | undefined) => {
    const { [name]: _before, ...others } = values;
    values = value === undefined ? others : { ...values, [name]: value };
    showCode();
    // On a server of one's own, what is half filled in opens nothing.
    if (!own) {
      apply();
      // Most attributes count when a meeting begins. One that waits for a click still does.
      if (meeting.url !== undefined) meeting.reload();
    }
    if (name === 'mode') showFields();
  };
  const showFields = (shown = values) => {
    fillForm(fields, shown, change);
    if (own) fields.append(openButton);
  };

  const begin = () => {
    const given = Object.entries(system.attributes);
    values = { ...system.attributes };
    if (own) {
      // Fields for what the stand-in had, to fill in.
      values = Object.fromEntries(given.filter(([, value]) => !isLocal(value)));
      showFields({ ...Object.fromEntries(given.map(([name]) => [name, ''])), ...values });
      // What is there is the stand-in's; without attributes it would be a mistake, said in red. Shown once it is opened.
      meeting.close();
      meeting.hidden = true;
    } else {
      showFields();
      const { hidden } = meeting;
      apply();
      // Closed for a server of one's own that was never opened.
      if (hidden && keep.loading !== 'click') meeting.reload();
    }
    showCode();
  };

  const servers = document.createElement('fieldset');
  servers.className = 'servers';
  servers.append(
    Object.assign(document.createElement('legend'), { className: 'hidden', textContent: 'Server' }),
    ...[false, true].map((isOwn) => {
      const radio = Object.assign(document.createElement('input'), {
        type: 'radio',
        name: 'server',
        checked: !isOwn,
        onchange: () => {
          own = isOwn;
          begin();
        },
      });
      const label = document.createElement('label');
      label.append(radio, isOwn ? 'On my server' : 'On the stand-in');
      return label;
    }),
  );
  const form = document.createElement('section');
  form.className = 'form-panel';
  form.append(servers, fields);

  return {
    form,
    code,
    show(chosen) {
      system = chosen;
      own = false;
      const [standIn] = servers.querySelectorAll('input');
      if (standIn) standIn.checked = true;
      // Nothing to stand in for: the link is the system's own.
      servers.hidden = !Object.values(system.attributes).some(isLocal);
      code.setAttribute('aria-label', `The tag: ${system.label}`);
      form.setAttribute('aria-label', `Attributes: ${system.label}`);
      begin();
    },
  };
};
