/** The layout of one conference: what was asked for, and what each participant sees. */
import * as z from 'zod/mini';
import type { ConferenceSettings } from './conference-settings.ts';
import { layoutOf } from '../pictures/layouts.ts';
import type { Participant } from './participant.ts';
import type { Stage } from './stage.ts';
import { illegalValue, Refusal } from './refusal.ts';

export const layoutName = z.string().check(z.refine((name) => layoutOf(name) !== undefined));
const flag = z.optional(z.boolean());

/** The `transforms` of transform_layout. */
export const transforms = z.object({
  layout: z.optional(layoutName),
  host_layout: z.optional(layoutName),
  guest_layout: z.optional(layoutName),
  enable_extended_ac: flag,
  streaming_indicator: flag,
  recording_indicator: flag,
  transcribing_indicator: flag,
  enable_active_speaker_indication: flag,
  enable_overlay_text: flag,
  streaming: z.optional(
    z.object({
      layout: z.optional(layoutName),
      waiting_screen_enabled: flag,
      indicators_enabled: flag,
      presentation_in_mix: flag,
      ac_presentation_in_mix: flag,
    }),
  ),
  free_form_overlay_text: z.optional(z.array(z.string())),
});
export type Transforms = z.infer<typeof transforms>;

/** What the layout needs of its conference. */
interface LayoutHost {
  readonly settings: ConferenceSettings;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly audience: ReadonlySet<Participant>;
  readonly stage: Stage;
  readonly floor: { readonly presenter: Participant | undefined };
}

export class ConferenceLayout {
  readonly #conference: LayoutHost;
  /** Everything asked for so far: requests add up, an empty one clears. */
  #asked: Transforms = {};

  constructor(conference: LayoutHost) {
    this.#conference = conference;
  }

  reset(): void {
    this.#asked = {};
  }

  get hostLayout(): string {
    return this.#asked.layout ?? this.#asked.host_layout ?? this.#conference.settings.layout;
  }

  get guestLayout(): string {
    return this.#asked.guest_layout ?? this.hostLayout;
  }

  /** The layout a viewer gets: its own, or the conference's for its role. */
  nameFor({ host, data }: Participant): string {
    const own = data.receive_from_video_mix.mix_config?.transform_layout.layout;
    return own ?? (host ? this.hostLayout : this.guestLayout);
  }

  get overlayTextEnabled(): boolean {
    return this.#asked.enable_overlay_text ?? false;
  }

  get freeFormOverlayText(): string[] | undefined {
    return this.#asked.free_form_overlay_text;
  }

  transform(asked: Transforms): void {
    if (asked.guest_layout !== undefined && this.#conference.settings.service_type !== 'lecture')
      throw new Refusal(400, 'Illegal value');
    if (asked.streaming?.layout !== undefined && this.hostLayout === 'ac') throw illegalValue();
    const host = asked.layout ?? asked.host_layout;
    const kept: Transforms = { ...this.#asked };
    if (host !== undefined) {
      delete kept.host_layout;
      kept.layout = host;
    }
    const streaming = { ...kept.streaming, ...asked.streaming };
    this.#asked =
      Object.keys(asked).length === 0
        ? {}
        : { ...kept, ...asked, ...(host !== undefined && { layout: host }), streaming };
    this.changed();
  }

  changed(): void {
    for (const participant of this.#conference.audience)
      if (!participant.waiting) participant.send('layout', this.eventFor(participant));
  }

  /** The participants a viewer sees: those in the spotlight in its order, then by their last word; never itself. */
  placed(viewer: Participant): Participant[] {
    const { participants, stage } = this.#conference;
    const onStage = stage.speakers
      .map(({ participant_uuid }) => participants.get(participant_uuid))
      .filter(
        (participant) => participant !== undefined && participant !== viewer,
      ) as Participant[];
    const lit = onStage
      .filter(({ data }) => data.spotlight > 0)
      .sort((a, b) => a.data.spotlight - b.data.spotlight);
    const rest = onStage.filter(({ data }) => data.spotlight === 0);
    const limit = layoutOf(this.nameFor(viewer))?.places.length ?? 1;
    return [...lit, ...rest].slice(0, limit);
  }

  /** The `layout` event as one participant gets it. */
  eventFor(viewer: Participant) {
    const chair = this.#asked.layout ?? this.#asked.host_layout;
    const layout = layoutOf(this.nameFor(viewer));
    const inMix =
      viewer.data.needs_presentation_in_mix && this.#conference.floor.presenter !== undefined;
    return {
      view: layout?.name === 'ac' && inMix ? 'ac_presentation_in_mix' : (layout?.view ?? '1:7'),
      participants: viewer.data.has_media ? this.placed(viewer).map(({ uuid }) => uuid) : [],
      requested_layout: {
        primary_screen: {
          chair_layout: layoutOf(chair ?? this.hostLayout)?.name ?? '1:7',
          guest_layout: layoutOf(this.guestLayout)?.name ?? '1:7',
        },
      },
      overlay_text_enabled: this.overlayTextEnabled,
    };
  }
}
