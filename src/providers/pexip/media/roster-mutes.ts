/** What the roster says of one's own microphone and camera: whether they are sent. */
import type { PexipClient } from '../client/pexip-client.ts';
import { mediaSelf } from '../client/pexip-state.ts';
import type { Local } from './open-devices.ts';

const tell = async ({ grant, me }: PexipClient, kind: Local, muted: boolean): Promise<void> => {
  if (!grant) return;
  if (kind === 'audio') await (muted ? me.client_mute() : me.client_unmute());
  else await (muted ? me.video_muted() : me.video_unmuted());
};

/** Microphone and camera are taken to be on until the node hears otherwise. */
export const isMutedInRoster = ({ state }: PexipClient, kind: Local): boolean => {
  const self = mediaSelf(state);
  return !!(kind === 'audio' ? self?.is_client_muted : self?.is_video_muted);
};

interface RosterHost {
  /** Whose roster it is; undefined: there is none to tell. */
  client(kind: Local): PexipClient | undefined;
  isMuted(kind: Local): boolean;
}

/** One request at a time for each: of two on their way, the one that arrives last would be believed. */
export class RosterMutes {
  readonly #host: RosterHost;
  readonly #running: { [kind in Local]?: Promise<void> } = {};
  readonly #waiting: { [kind in Local]?: Promise<void> | undefined } = {};

  constructor(host: RosterHost) {
    this.#host = host;
  }

  /** What is so when its turn comes: those who ask while one waits are answered with it. */
  tell(kind: Local): Promise<void> {
    return (this.#waiting[kind] ??= this.#inTurn(kind));
  }

  async #inTurn(kind: Local): Promise<void> {
    await this.#running[kind]?.catch(() => {});
    this.#waiting[kind] = undefined;
    const client = this.#host.client(kind);
    if (client) await (this.#running[kind] = tell(client, kind, this.#host.isMuted(kind)));
  }
}
