/** The sections of a call (audio, main video, slides), and what is sent in each, whichever transceivers carry them. */
import { hintTrack, tuneSender } from './sender-settings.ts';
import {
  limitBandwidth,
  markSlides,
  readSections,
  type Section,
  type SectionMids,
} from './session-description.ts';

export type SectionTracks = { readonly [section in Section]?: MediaStreamTrack | null };

const SECTIONS = ['audio', 'video', 'slides'] as const satisfies readonly Section[];

export class CallSections {
  readonly #connection: RTCPeerConnection;
  readonly #bandwidth: number | undefined;
  readonly #tracks: { [section in Section]?: MediaStreamTrack | null };
  readonly #transceivers = new Map<Section, RTCRtpTransceiver>();
  #mids: SectionMids = {};

  /**
   * @param tracks The sections of the call, and what is sent in them; `null`: received only, or sent later.
   * @param bandwidth Of each video section, in kbit/s.
   */
  constructor(connection: RTCPeerConnection, tracks: SectionTracks, bandwidth: number | undefined) {
    this.#connection = connection;
    this.#bandwidth = bandwidth;
    this.#tracks = { ...tracks };
    for (const section of SECTIONS) hintTrack(section, tracks[section]);
  }

  get mids(): SectionMids {
    return this.#mids;
  }

  /** For an offer of one's own. */
  add(): void {
    for (const section of SECTIONS) {
      const track = this.#tracks[section];
      if (track === undefined) continue;
      const kind = section === 'audio' ? 'audio' : 'video';
      this.#transceivers.set(
        section,
        this.#connection.addTransceiver(track ?? kind, { direction: 'sendrecv' }),
      );
    }
  }

  /** Which section is which, in a description of either side. */
  read(sdp: string): void {
    this.#mids = readSections(sdp);
  }

  /** Sends another track without a new offer; null: none. */
  async replace(section: Section, track: MediaStreamTrack | null): Promise<void> {
    if (this.#tracks[section] === undefined) return;
    this.#tracks[section] = track;
    hintTrack(section, track);
    await this.#transceivers.get(section)?.sender.replaceTrack(track);
    await this.#tune(section);
  }

  /** An offer from the other side brings sections of its own: what was sent in ours goes into them. */
  async adopt(): Promise<void> {
    for (const transceiver of this.#connection.getTransceivers()) {
      const { mid, sender } = transceiver;
      const section = SECTIONS.find((name) => mid !== null && this.#mids[name] === mid);
      const track = section && this.#tracks[section];
      const before = section && this.#transceivers.get(section);
      if (before === transceiver) continue;
      if (!section || track === undefined) {
        // Of no section that this call has; ours, while there is no other, are still in the list.
        if (mid !== null) transceiver.direction = 'inactive';
        continue;
      }
      transceiver.direction = 'sendrecv';
      // First: a track that comes meanwhile goes into it after this one.
      this.#transceivers.set(section, transceiver);
      await sender.replaceTrack(track);
      // It was in no description that was answered, and comes into none any more.
      before?.stop();
    }
  }

  /** Sets what senders may use. After each description: before the first there is nothing to set. */
  async tune(): Promise<void> {
    for (const section of SECTIONS) await this.#tune(section);
  }

  /** One's own description as the node wants it: slides are marked, and the bandwidth is limited. */
  localSdp(): string {
    const sdp = this.#connection.localDescription?.sdp ?? '';
    return limitBandwidth(markSlides(sdp, this.#transceivers.get('slides')?.mid), this.#bandwidth);
  }

  /** The other side's, with the bandwidth that may be sent to it. */
  remoteSdp(sdp: string): string {
    return limitBandwidth(sdp, this.#bandwidth);
  }

  async #tune(section: Section): Promise<void> {
    const sender = this.#transceivers.get(section)?.sender;
    if (sender) await tuneSender(section, sender, this.#bandwidth);
  }
}
