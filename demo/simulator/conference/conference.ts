/** A conference: its participants, its state, and who is told what of them. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Clock } from './clock.ts';
import type { ConferenceSettings } from './conference-settings.ts';
import { ConferenceLayout } from './conference-layout.ts';
import { Floor } from './floor.ts';
import { yesNo } from './participant.ts';
import type { Participant, Place } from './participant.ts';
import { videoFormats } from '../pictures/main-video.ts';
import type { VideoFormat } from '../pictures/main-video.ts';
import type { Pulse } from './pulse.ts';
import { Stage } from './stage.ts';
import type { Tokens } from './token.ts';

/** What those who act in a conference of themselves (robots, captions, media) want to know. */
interface ConferenceEvents {
  /** A participant's client has opened its first event stream, or closed its last. */
  audience: [];
  added: [Participant];
  removed: [Participant];
  message: [Participant, { payload: string; direct: Participant | undefined }];
  captions: [];
  /** The last client has gone; robots may still be there. */
  emptied: [];
  /** A breakout room is no longer available; and nobody is left in it. */
  closed: [];
  gone: [];
}

/** What a breakout room has beside any conference. */
export interface BreakoutSettings {
  name: string;
  description: string;
  endAction: 'transfer' | 'disconnect';
  /** Unix time in seconds; 0: open until closed. */
  endTime: number;
  guestsAllowedToLeave: boolean;
}

export class Conference extends EventEmitter<ConferenceEvents> {
  readonly uuid: string;
  readonly alias: string;
  readonly settings: ConferenceSettings;
  readonly tokens: Tokens;
  /** Its time; a breakout room has that of its main room. */
  readonly clock: Clock;
  /** Beats whenever something happens here. */
  readonly pulse: Pulse;
  /** The main room, for a breakout room. */
  readonly parent: Conference | undefined;
  readonly breakout: BreakoutSettings | undefined;
  readonly breakouts = new Map<string, Conference>();
  readonly participants = new Map<string, Participant>();
  /** Those whose clients are listening. */
  readonly audience = new Set<Participant>();
  readonly stage = new Stage();
  readonly layout = new ConferenceLayout(this);
  readonly floor: Floor;
  locked = false;
  started = false;
  guestsMuted = false;
  guestsCanUnmute = true;
  breakoutBuzz = { value: false, time: 0 };
  classification: number | null = null;
  messageText: string | null = null;
  messageTime = 0;
  pinningConfig = '';
  silentVideoDetection = {
    enable: true,
    silent_after: 15,
    require_no_faces: true,
    reactivate_after: 2,
  };

  constructor(
    settings: ConferenceSettings,
    { tokens, clock, pulse }: Pick<Conference, 'tokens' | 'clock' | 'pulse'>,
    parent?: Conference,
    breakout?: BreakoutSettings,
  ) {
    super();
    this.setMaxListeners(0);
    this.uuid = randomUUID();
    this.settings = settings;
    this.alias = settings.alias;
    this.tokens = tokens;
    this.clock = clock;
    this.pulse = pulse;
    this.floor = new Floor(this);
    this.parent = parent;
    this.breakout = breakout;
    this.reset();
  }

  /** The state a conference has before anybody is in it. */
  reset(): void {
    this.locked = this.settings.locked;
    this.started =
      (this.settings.host_pin === undefined && this.settings.join_role === 'HOST') ||
      [...this.participants.values()].some(({ host, data }) => host && data.has_media);
    this.guestsMuted = false;
    this.guestsCanUnmute = true;
    this.classification = this.settings.classification;
    this.messageText = this.settings.message_text;
    this.layout.reset();
  }

  get name(): string {
    return this.breakout?.name ?? this.settings.name ?? this.alias;
  }

  get videoFormat(): VideoFormat {
    return videoFormats[this.settings.picture_size ?? 'full'];
  }

  /** The answer of conference_status and the payload of conference_update. */
  status() {
    const present = [...this.participants.values()].filter((participant) => !participant.waiting);
    return {
      locked: this.locked,
      guests_muted: this.guestsMuted,
      all_muted: present.length > 0 && present.every(({ data }) => data.is_muted === 'YES'),
      guests_can_unmute: this.guestsCanUnmute,
      presentation_allowed: this.settings.guests_can_present,
      started: this.started,
      live_captions_available: this.settings.live_captions_available,
      direct_media: this.settings.direct_media,
      classification: { levels: this.settings.classification_levels, current: this.classification },
      message_text: this.messageText,
      pinning_config: this.pinningConfig,
      breakout_rooms: this.settings.breakout_rooms,
      breakout_name: this.breakout?.name ?? '',
      breakout_description: this.breakout?.description ?? '',
      end_action: this.breakout?.endAction ?? 'transfer',
      end_time: this.breakout?.endTime ?? 0,
      breakout_guests_allowed_to_leave: this.breakout?.guestsAllowedToLeave ?? false,
      ...(this.breakout && { breakout: true, breakoutbuzz: this.breakoutBuzz }),
    };
  }

  /** Tells everyone that the conference's properties have changed. */
  updated(): void {
    this.broadcast('conference_update', this.status());
  }

  broadcast(
    name: string,
    data: unknown,
    to: (participant: Participant) => boolean = () => true,
  ): void {
    const json = JSON.stringify(data ?? null);
    for (const participant of this.audience) if (to(participant)) participant.sendJson(name, json);
  }

  add(participant: Participant): void {
    participant.place = this;
    this.participants.set(participant.uuid, participant);
    if (this.guestsMuted && !participant.host) participant.data.is_muted = 'YES';
    this.show(participant);
    if (participant.data.has_media) this.mediaChanged(participant);
    this.emit('added', participant);
  }

  /** Takes a participant out. Its client is told by `disconnect`, when there is a reason to tell. */
  remove(participant: Participant, reason?: string): void {
    if (!this.participants.delete(participant.uuid)) return;
    if (reason !== undefined) participant.send('disconnect', { reason });
    this.audience.delete(participant);
    this.tokens.revoke(participant);
    for (const call of participant.calls.values()) call.close();
    participant.calls.clear();
    for (const stream of participant.streams) stream.end();
    participant.streams.clear();
    participant.seen.clear();
    for (const viewer of this.audience)
      if (viewer.seen.delete(participant.uuid))
        viewer.send('participant_delete', { uuid: participant.uuid });
    this.floor.release(participant);
    if (this.stage.has(participant.uuid)) {
      this.stage.leave(participant.uuid);
      this.stageChanged();
    }
    this.emit('removed', participant);
    this.emit('audience');
    if (!participant.robot && ![...this.participants.values()].some(({ robot }) => !robot))
      this.#emptied();
  }

  /** The last client has gone: those who were called hang up, and the conference is as it was. */
  #emptied(): void {
    for (const participant of [...this.participants.values()])
      if (participant.data.call_direction === 'out') this.remove(participant);
    this.reset();
    this.emit('emptied');
  }

  /** Tells everyone who may know that a participant has come or changed. */
  show(participant: Participant): void {
    const json = ['', ''];
    for (const viewer of this.audience) this.#showTo(viewer, participant, json);
  }

  /** As `show`, for one whose role or place has changed: it may see others now, or no longer. */
  showAnew(participant: Participant): void {
    this.show(participant);
    if (this.audience.has(participant))
      for (const other of this.participants.values())
        if (other !== participant) this.#showTo(participant, other, ['', '']);
  }

  #showTo(viewer: Participant, subject: Participant, json: string[]): void {
    if (visible(viewer, subject)) {
      const name = viewer.seen.has(subject.uuid) ? 'participant_update' : 'participant_create';
      viewer.seen.add(subject.uuid);
      viewer.sendJson(
        name,
        (json[Number(viewer.host)] ||= JSON.stringify(subject.wire(viewer.host))),
      );
    } else if (viewer.seen.delete(subject.uuid))
      viewer.send('participant_delete', { uuid: subject.uuid });
  }

  /** A client's event stream has opened: everything it must know, from the beginning. */
  sync(participant: Participant): void {
    this.audience.add(participant);
    participant.seen.clear();
    participant.send('participant_sync_begin', null);
    for (const other of this.participants.values())
      if (visible(participant, other)) this.#showTo(participant, other, ['', '']);
    participant.send('participant_sync_end', null);
    participant.send('conference_update', this.status());
    participant.send('layout', this.layout.eventFor(participant));
    participant.send('stage', this.stage.speakers);
    this.floor.tell(participant);
    if (participant.splashScreen !== undefined)
      participant.send('splash_screen', { screen_key: participant.splashScreen });
    this.emit('audience');
  }

  /** A client's last event stream has closed. */
  unheard(participant: Participant): void {
    this.audience.delete(participant);
    this.pulse.beat();
    participant.seen.clear();
    this.emit('audience');
  }

  stageChanged(): void {
    // A list of everybody, for each who comes in: thousands come in before anyone listens.
    if (this.audience.size === 0) return;
    this.broadcast('stage', this.stage.speakers, (participant) => !participant.waiting);
    this.layout.changed();
  }

  speak(participant: Participant, speaking: boolean): void {
    if (!speaking) participant.data.last_spoken_time = this.clock.unixTime();
    if (this.stage.speak(participant.uuid, speaking)) this.stageChanged();
  }

  /** A participant has got media, or lost it. A host with media starts the conference. */
  mediaChanged(participant: Participant): void {
    const { data, uuid } = participant;
    if (data.has_media && !participant.waiting) this.stage.enter(uuid);
    else this.stage.leave(uuid);
    data.is_video_call = yesNo(data.has_media && data.is_audio_only_call === 'NO');
    this.show(participant);
    if (data.has_media && participant.host && !participant.waiting) this.start();
    this.stageChanged();
  }

  /** Lets those in who wait for a host. */
  start(): void {
    if (this.started) return;
    this.started = true;
    this.updated();
    this.letIn();
  }

  /** Moves everyone out of the waiting room who need not be there any more. */
  letIn(): void {
    for (const participant of this.participants.values())
      if (participant.waiting && !this.mustWait(participant)) this.admit(participant);
  }

  /** Held by the lock, or waiting for a host. */
  mustWait(participant: Participant): boolean {
    if (participant.admitted) return false;
    return (this.locked && !participant.trusted) || (!this.started && !participant.host);
  }

  admit(participant: Participant): void {
    participant.data.service_type = this.settings.service_type;
    if (participant.data.has_media) this.stage.enter(participant.uuid);
    this.showAnew(participant);
    participant.send('conference_update', this.status());
    this.floor.tell(participant);
    this.stageChanged();
  }
}

/** The conference a participant is in. */
export const conferenceOf = ({ place }: Participant): Conference => conferenceAt(place);

export function conferenceAt(place: Place): Conference {
  if (!(place instanceof Conference)) throw new Error(`${place.alias} is no conference.`);
  return place;
}

/** Hosts see everyone; guests, whoever is in the conference; those who wait, themselves. */
export function visible(viewer: Participant, subject: Participant): boolean {
  if (viewer === subject) return true;
  return !viewer.waiting && (viewer.host || !subject.waiting);
}
