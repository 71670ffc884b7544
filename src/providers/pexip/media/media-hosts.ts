/** What the media of a meeting, and the devices among them, are opened with, and whom they tell. */
import type { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { DeviceValues } from './device-list.ts';
import type { Background, NoiseSuppression } from './media-state.ts';
import type { Local } from './open-devices.ts';
import type { PeerEvent } from './peer-channel.ts';

/** The attributes that are read. */
export interface LocalMediaValues extends DeviceValues {
  readonly callType?: 'none' | 'audioonly' | 'video';
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
  readonly background?: Background;
  readonly noiseSuppression?: NoiseSuppression;
}

/** Those of a call, too. */
export interface MediaValues extends LocalMediaValues {
  readonly bandwidth?: number;
}

export interface LocalMediaHost {
  onChange(): void;
  /** Another track is to be sent; null: none. */
  onTrack(kind: Local, track: MediaStreamTrack | null): Promise<void>;
  /** One is there or gone by no command, which the roster is to say: unplugged, come late, or off for a lost effect. */
  onPlugged(kind: Local): void;
  /** The call goes on without. */
  onFailed(error: MeetingError): void;
}

export interface MediaHost {
  onChange(): void;
  emit(event: MeetingEvent): void;
  /** Direct media: the other side says something, without the node. */
  onPeer(event: PeerEvent): void;
}
