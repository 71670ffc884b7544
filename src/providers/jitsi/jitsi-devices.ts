/** Devices as Jitsi tells of them, in the words of all systems. */
import type { MeetingDevice } from '../../meeting/further-commands.ts';
import { readText, type Fields } from './postis.ts';

type Kind = MeetingDevice['kind'];

/** What Jitsi calls each kind in its answers. */
const groups: Readonly<Record<Kind, string>> = {
  audioinput: 'audioInput',
  videoinput: 'videoInput',
  audiooutput: 'audioOutput',
};

/** The query that changes a device of each kind. */
export const deviceSetters = {
  audioinput: 'setAudioInputDevice',
  videoinput: 'setVideoInputDevice',
  audiooutput: 'setAudioOutputDevice',
} as const satisfies Record<Kind, string>;

const readFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** `available`: a list for each group; `current`: one device for each. */
export const readDevices = (available: unknown, current: unknown): readonly MeetingDevice[] =>
  (Object.keys(groups) as Kind[]).flatMap((kind) => {
    const list = readFields(available)[groups[kind]];
    const used = readText(readFields(readFields(current)[groups[kind]]).deviceId);
    return (Array.isArray(list) ? (list as unknown[]) : []).map((one) => {
      const { deviceId, label } = readFields(one);
      const id = readText(deviceId);
      return { kind, id, label: readText(label), selected: !!id && id === used };
    });
  });
