/** Microphone and camera as the browser opens them, and what its refusals mean. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { DeviceKind, Devices } from './media-state.ts';
import { because } from './permissions-policy.ts';

export type Local = 'audio' | 'video';
export const KINDS = ['audio', 'video'] as const satisfies readonly Local[];

export const INPUT = { audio: 'audioinput', video: 'videoinput' } as const satisfies {
  [kind in Local]: DeviceKind;
};
export const NAME = { audio: 'microphone', video: 'camera' } as const;
const VIDEO_SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** What browsers reject with need not be an Error. */
const nameOf = (error: unknown) => String((error as { name?: unknown } | null)?.name);

export const isDenied = (cause: unknown): boolean => nameOf(cause) === 'NotAllowedError';

/** @returns `media-denied` or `media-missing`. */
export const mediaError = (kind: Local, cause: unknown): MeetingError => {
  const device = NAME[kind];
  // There browsers have no devices at all, whatever is plugged in.
  if (globalThis.isSecureContext === false)
    return new MeetingError('media-missing', `The ${device} needs https.`, { device, cause });
  return isDenied(cause)
    ? new MeetingError('media-denied', `The ${device} was refused${because(device)}`, {
        device,
        cause,
      })
    : new MeetingError('media-missing', `No ${device} could be opened.`, { device, cause });
};

/** What is wanted of them: those that are chosen, and how the microphone is to sound. */
export interface Wanted {
  readonly selected: Devices['selected'];
  readonly audio: MediaTrackConstraints;
}

export const openDevices = async (
  kinds: readonly Local[],
  { selected, audio }: Wanted,
  anyDevice = false,
): Promise<MediaStream> => {
  const constraints = kinds.map((kind) => {
    const id = anyDevice ? undefined : selected[INPUT[kind]];
    const own = kind === 'video' ? VIDEO_SIZE : audio;
    return [kind, { ...own, ...(id && { deviceId: { exact: id } }) }];
  });
  return navigator.mediaDevices.getUserMedia(Object.fromEntries(constraints));
};

/**
 * The device that is chosen, or another where it is gone.
 * @param wish Aborted: nobody wants it any more, and nothing further is done for it.
 * @param onBusy Lets the one before go: some can open one camera at a time.
 */
export const openDevice = async (
  kind: Local,
  wanted: Wanted,
  wish: AbortSignal,
  onBusy: () => Promise<void>,
): Promise<MediaStreamTrack | undefined> => {
  const stream = await openDevices([kind], wanted).catch(async (error: unknown) => {
    if (wish.aborted || !/Overconstrained|NotFound|NotReadable/.test(nameOf(error))) throw error;
    const busy = nameOf(error) === 'NotReadableError';
    if (busy) await onBusy();
    if (wish.aborted) throw error;
    return openDevices([kind], wanted, !busy);
  });
  return stream.getTracks()[0];
};
