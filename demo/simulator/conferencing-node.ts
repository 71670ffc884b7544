/** What one simulated Conferencing Node holds: conferences, tokens, faults, and the log of requests. */
import { openCaptions } from './conference/captions.ts';
import { Clock } from './conference/clock.ts';
import { Conference, conferenceOf } from './conference/conference.ts';
import type { ConferenceSettings } from './conference/conference-settings.ts';
import { Faults } from './http/faults.ts';
import { followHosts } from './conference/breakout.ts';
import type { PictureSize } from './pictures/main-video.ts';
import { Pulse } from './conference/pulse.ts';
import { openRobots } from './conference/robots.ts';
import { Registrations } from './http/registrations.ts';
import { RequestLog } from './http/request-log.ts';
import { Tokens } from './conference/token.ts';

/** Conferences by alias; aliases are compared without case. */
class Conferences {
  readonly #byAlias = new Map<string, Conference>();

  get(alias: string): Conference | undefined {
    return this.#byAlias.get(alias.toLowerCase());
  }
  set(conference: Conference): void {
    this.#byAlias.set(conference.alias.toLowerCase(), conference);
  }
  delete(alias: string): boolean {
    return this.#byAlias.delete(alias.toLowerCase());
  }
  values(): Conference[] {
    return [...this.#byAlias.values()];
  }
}

export class ConferencingNode {
  readonly conferences = new Conferences();
  readonly faults = new Faults();
  readonly log = new RequestLog();
  readonly registrations = new Registrations();
  /** Beats whenever something happens that a test may wait for. */
  readonly pulse = new Pulse();
  /** Names of this node that are in maintenance mode; `*` is all of them. */
  readonly maintenance = new Set<string>();
  /** The time of what concerns no conference. Each conference has a clock of its own. */
  readonly clock = new Clock();
  readonly tokens = new Tokens((participant) => {
    conferenceOf(participant).remove(participant, 'Timer expired awaiting token refresh');
  });
  readonly #pictureSize: PictureSize;
  readonly #companions = new Map<Conference, { close(): void }[]>();

  /** @param pictureSize Of conferences that do not say. */
  constructor(pictureSize: PictureSize = 'full') {
    this.#pictureSize = pictureSize;
  }

  create(settings: ConferenceSettings): Conference {
    this.remove(settings.alias);
    const clock = new Clock();
    const sized = { picture_size: this.#pictureSize, ...settings };
    if (settings.clock === 'held' || this.clock.held) clock.hold();
    return this.adopt(new Conference(sized, { tokens: this.tokens, clock, pulse: this.pulse }));
  }

  /** Makes a conference known by its alias, a breakout room as well. */
  adopt(conference: Conference): Conference {
    this.conferences.set(conference);
    this.#companions.set(conference, [openRobots(conference), openCaptions(conference)]);
    if (conference.parent) conference.once('gone', () => this.remove(conference.alias));
    else followHosts(conference);
    return conference;
  }

  remove(alias: string): boolean {
    const conference = this.conferences.get(alias);
    if (!conference) return false;
    this.conferences.delete(alias);
    // Also those that are closed and wait for whom they have sent away.
    for (const { alias, parent } of this.conferences.values())
      if (parent === conference) this.remove(alias);
    for (const companion of this.#companions.get(conference) ?? []) companion.close();
    this.#companions.delete(conference);
    for (const participant of [...conference.participants.values()])
      conference.remove(participant, 'Conference removed');
    if (!conference.parent) conference.clock.close();
    return true;
  }

  /** @param host The request's Host header: each name of the node can be in maintenance of its own. */
  inMaintenance(host: string | undefined): boolean {
    return this.maintenance.has('*') || this.maintenance.has((host ?? '').replace(/:\d+$/, ''));
  }

  /** Every clock there is. */
  get clocks(): Clock[] {
    const mains = this.conferences.values().filter(({ parent }) => !parent);
    return [this.clock, ...mains.map(({ clock }) => clock)];
  }

  close(): void {
    for (const { alias } of this.conferences.values()) this.remove(alias);
    this.tokens.close();
    this.clock.close();
  }
}
