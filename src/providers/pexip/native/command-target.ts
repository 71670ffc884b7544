/** What native commands act on. Types only. */
import type {
  breakoutRequests,
  breakoutsRequests,
  conferenceRequests,
  Methods,
  participantRequests,
} from '../client/requests.ts';
import type { PeerEvent } from '../media/peer-channel.ts';
import type { Background, DeviceKind, NoiseSuppression } from '../media/media-state.ts';

type Participants = { participant(uuid: string): Methods<typeof participantRequests> };
type Room = Methods<typeof conferenceRequests> & Methods<typeof breakoutsRequests> & Participants;

/** The requests that commands are made of. */
export type Requests = Room & {
  breakout(
    uuid: string,
  ): Methods<typeof conferenceRequests> & Methods<typeof breakoutRequests> & Participants;
};

/** The local participant's media. */
export interface MediaTarget {
  setAudioMuted(muted: boolean): Promise<void>;
  setVideoMuted(muted: boolean): Promise<void>;
  setPresenting(presenting: boolean): Promise<void>;
  selectDevice(kind: DeviceKind, id: string): Promise<void>;
  setBackground(background: Background): Promise<void>;
  setNoiseSuppression(noiseSuppression: NoiseSuppression): Promise<void>;
  restartCall(): Promise<void>;
  sendDtmf(digits: string): Promise<void>;
  watchStatistics(watching: boolean): void;
  /** Direct media: to the other side without the node. @returns False: there is no way to it. */
  sendToPeer(event: PeerEvent): boolean;
}

export interface CommandTarget {
  readonly client: Requests;
  readonly media: MediaTarget;
  /** One's own uuid. */
  readonly self: () => string;
  /** The room where one's media is, and who one is there. */
  readonly place: () => { readonly room: string; readonly uuid: string };
  /** `main`, or a breakout room's uuid. */
  readonly room: (
    room: string,
  ) => Pick<Methods<typeof breakoutRequests>, 'breakout_move'> &
    Pick<
      Methods<typeof conferenceRequests>,
      'video_mix_create' | 'video_mix_configure' | 'video_mix_delete'
    >;
  /** Whether one sees a layout of one's own already. */
  readonly hasPersonalMix: () => boolean;
  readonly leave: () => Promise<void>;
  /** @throws {MeetingError} `command-failed`: nothing was asked. */
  readonly answerPrompt: (value: string | undefined) => void;
  /** `to`: the uuid of the only one it goes to. */
  readonly sendMessage: (message: {
    readonly text: string;
    readonly to?: string | undefined;
  }) => Promise<void>;
}
