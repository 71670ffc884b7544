/** Layouts in words. Requests, events and older nodes call the same one by several names. */
import type { Text } from '../../../view/text/native/en.ts';

/** The name of `available_layouts` for what a `layout` event, or an older node, says. */
const ALIASES: Readonly<Record<string, string>> = {
  '4:0': '2x2',
  '9:0': '3x3',
  '16:0': '4x4',
  '25:0': '5x5',
  '5:7': 'ac',
  ac_extended: 'ac',
  ac_presentation_in_mix: 'ac',
  ac_presentation_in_mix_group: 'ac',
};
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** One name for each layout, to compare by. */
export const layoutKey = (name: string): string => own(ALIASES, name) ?? name;

/** [main speakers, people around them] of those whose name does not say it in figures. */
const SURROUNDED: Readonly<Record<string, readonly [number, number]>> = {
  one_main_nine_around: [1, 9],
  one_main_twelve_around: [1, 12],
  two_mains_eight_around: [2, 8],
};

/** A layout that a theme brings has the name that its author gave it. */
export const layoutName = (text: Text, name: string): string => {
  const key = layoutKey(name);
  if (key === 'ac') return text.layoutAdaptive;
  if (key === 'teams') return text.layoutTeams;
  if (key === '1:0') return text.layoutSpeaker;
  const around = own(SURROUNDED, key);
  if (around) return text.layoutAround(...around);
  const [, columns, rows] = /^(\d{1,2})x(\d{1,2})$/.exec(key) ?? [];
  if (columns && rows) return text.layoutEqual(Number(columns) * Number(rows));
  const [, main, others] = /^(\d{1,2}):(\d{1,2})$/.exec(key) ?? [];
  if (main && others === '0') return text.layoutEqual(Number(main));
  if (main && others && Number(main) <= 2) return text.layoutSpeakers(Number(main), Number(others));
  return name.replaceAll('_', ' ');
};

/** The drawing by any of the layout's names. */
export const drawingOf = (svgs: Readonly<Record<string, string>>, name: string): string => {
  const names = [name, ...Object.keys(svgs).filter((one) => layoutKey(one) === layoutKey(name))];
  return names.map((one) => own(svgs, one)).find(Boolean) ?? '';
};
