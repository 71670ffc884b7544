/** A stream of the meeting in a media element of the page's. */
import type { Devices, Streams } from '../media/media-state.ts';

export interface StreamSource extends EventTarget {
  readonly state: { readonly streams: Streams; readonly devices: Devices };
}

/** Shows it for as long as the meeting has it, on the loudspeaker that is chosen. @returns Ends that. */
export const attachStream = (
  source: StreamSource,
  element: HTMLMediaElement,
  stream: keyof Streams,
): (() => void) => {
  const show = () => {
    const { streams, devices } = source.state;
    if (element.srcObject !== streams[stream]) element.srcObject = streams[stream];
    const sink = devices.selected.audiooutput;
    if (sink !== undefined && 'setSinkId' in element && element.sinkId !== sink)
      element.setSinkId(sink).catch(() => {}); // It plays where it played before.
  };
  source.addEventListener('change', show);
  show();
  return () => {
    source.removeEventListener('change', show);
    element.srcObject = null;
  };
};
