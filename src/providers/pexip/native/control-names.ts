/** The controls of the view, by name: what the attribute `controls` lists. */
import { list, type Option } from '../../../meeting/option.ts';

export const controlNames = [
  'microphone',
  'camera',
  'screen',
  'hand',
  'captions',
  'leave',
  'fullscreen',
  'picture-in-picture',
  'people',
  'chat',
  'manage',
  'layout',
  'dial',
  'rooms',
  'self-view',
  'devices',
  'effects',
  'statistics',
] as const;
export type ControlName = (typeof controlNames)[number];
export type Controls = 'all' | 'none' | readonly ControlName[];

const names = list(controlNames);

export const controls: Option<Controls> = {
  wanted: `all, none, or a comma list of ${controlNames.join(', ')}`,
  read(raw, given) {
    if (raw === 'all' || raw === 'none') return raw;
    return raw ? names.read(raw, given) : undefined;
  },
};
