/** How what is sent gives way where the network is narrow: slides keep their size, a camera keeps moving. */
import type { Section } from './session-description.ts';

/** What a picture shows, for the encoder. @see https://w3c.github.io/mst-content-hint/ */
const HINTS = { audio: '', video: 'motion', slides: 'detail' } as const satisfies Record<
  Section,
  string
>;

/** Not every browser knows the preference, nor TypeScript's library. */
type SendParameters = RTCRtpSendParameters & {
  degradationPreference?: 'maintain-framerate' | 'maintain-resolution' | 'balanced';
};

export const hintTrack = (section: Section, track: MediaStreamTrack | null | undefined): void => {
  // A page's own hint stays.
  if (track && !track.contentHint) track.contentHint = HINTS[section];
};

/**
 * At most `bandwidth` kbit/s; undefined: as the browser likes.
 * A sender that takes no parameters now sends with what it has: that is no reason to end a call.
 */
export const tuneSender = async (
  section: Section,
  sender: RTCRtpSender,
  bandwidth: number | undefined,
): Promise<void> => {
  if (section === 'audio') return;
  const parameters: SendParameters = sender.getParameters();
  // Before the first description there are none in some browsers.
  if (!parameters.encodings?.length) return;
  for (const encoding of parameters.encodings) {
    if (bandwidth) encoding.maxBitrate = bandwidth * 1000;
    // Text that is scaled down cannot be read.
    if (section === 'slides') encoding.scaleResolutionDownBy = 1;
  }
  if (section === 'slides') parameters.degradationPreference = 'maintain-resolution';
  await sender.setParameters(parameters).catch(() => {});
};
