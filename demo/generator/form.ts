/** A form made from the tables of attributes: a field for each that the system has. */
import tables from 'virtual:tables';
import type { Row } from '../../test/tables.js';

/** What is filled in, by attribute, as HTML has it. */
export type Values = Readonly<Record<string, string>>;

/** The rows of a system, by name; those of a mode only where it is that mode. */
export const rowsOf = (provider: string | undefined, mode: string | undefined): Row[] =>
  (tables.systems.find(({ name }) => name === provider)?.rows ?? []).filter(({ description }) => {
    const only = /^Mode `(\w+)`:/.exec(description)?.[1];
    return !only || only === mode;
  });

/** The words of a type such as `'a' | 'b'`; of a boolean, the two that there are besides being absent. */
const wordsOf = (type: string): string[] | undefined =>
  type === 'boolean'
    ? ['true', 'false']
    : type.match(/'([^']+)'/g)?.map((word) => word.slice(1, -1));

let count = 0;

const fieldOf = (
  { name, type = '', description }: Row,
  value: string | undefined,
  change: (value: string | undefined) => void,
): HTMLElement => {
  const id = `field-${(count += 1)}`;
  const words = wordsOf(type);
  const label = Object.assign(document.createElement('label'), { htmlFor: id, textContent: name });
  const hint = Object.assign(document.createElement('small'), {
    id: `${id}-hint`,
    textContent: description.replaceAll('`', ''),
  });
  const input = words
    ? Object.assign(document.createElement('select'), { id })
    : Object.assign(document.createElement('input'), {
        id,
        type: type === 'number' ? 'number' : 'text',
        autocomplete: 'off',
        spellcheck: false,
        placeholder: type === 'string[]' ? 'one, two' : '',
      });
  if (input instanceof HTMLSelectElement)
    input.append(...['', ...(words ?? [])].map((word) => new Option(word || '–', word)));
  // A bare attribute is true.
  input.value = value === '' && words ? 'true' : (value ?? '');
  input.setAttribute('aria-describedby', hint.id);
  input.onchange = () => change(input.value === '' ? undefined : input.value);
  const field = document.createElement('div');
  field.className = 'field';
  field.append(label, input, hint);
  return field;
};

/** A group that opens on a click. */
const more = (title: string, fields: readonly HTMLElement[]): HTMLElement => {
  const details = document.createElement('details');
  const summary = Object.assign(document.createElement('summary'), { textContent: title });
  details.append(summary, ...fields);
  return details;
};

/** Fills a form with the fields of what `values` says; `change` hears each field that was edited. */
export const fillForm = (
  form: HTMLFormElement,
  values: Values,
  change: (name: string, value: string | undefined) => void,
): void => {
  const rows = rowsOf(values.provider, values.mode);
  const fieldFor = (row: Row) => fieldOf(row, values[row.name], (value) => change(row.name, value));
  const isUsed = ({ name }: Row) => values[name] !== undefined || name === 'mode';
  const own = tables.own.filter(({ name }) => name !== 'provider');
  const open = [...form.querySelectorAll('details')].map((details) => details.open);
  const rest = rows.filter((row) => !isUsed(row));
  const groups = [
    ...(rest.length ? [more(`${rest.length} more attributes`, rest.map(fieldFor))] : []),
    more('The element’s own', own.filter((row) => !isUsed(row)).map(fieldFor)),
  ];
  groups.forEach((group, i) => group.toggleAttribute('open', open[i] ?? false));
  form.replaceChildren(...[...rows, ...own].filter(isUsed).map(fieldFor), ...groups);
};
