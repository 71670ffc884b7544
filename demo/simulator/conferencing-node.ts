/** What one simulated Conferencing Node holds: conferences, tokens, faults, and the log of requests. */
import { openCaptions } from './captions.ts';
import { Conference } from './conference.ts';
import type { ConferenceSettings } from './conference-settings.ts';
import { Faults } from './faults.ts';
import { followHosts } from './breakout.ts';
import { openRobots } from './robots.ts';
import { RequestLog } from './request-log.ts';
import { Tokens } from './token.ts';

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
  /** Names of this node that are in maintenance mode; `*` is all of them. */
  readonly maintenance = new Set<string>();
  readonly tokens = new Tokens((participant) => {
    participant.conference.remove(participant, 'Timer expired awaiting token refresh');
  });
  readonly #companions = new Map<Conference, { close(): void }[]>();

  create(settings: ConferenceSettings): Conference {
    this.remove(settings.alias);
    return this.adopt(new Conference(settings, this.tokens));
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
    for (const room of conference.breakouts.values()) this.remove(room.alias);
    for (const companion of this.#companions.get(conference) ?? []) companion.close();
    this.#companions.delete(conference);
    for (const participant of [...conference.participants.values()])
      conference.remove(participant, 'Conference removed');
    return true;
  }

  /** @param host The request's Host header: each name of the node can be in maintenance of its own. */
  inMaintenance(host: string | undefined): boolean {
    return this.maintenance.has('*') || this.maintenance.has((host ?? '').replace(/:\d+$/, ''));
  }

  close(): void {
    for (const { alias } of this.conferences.values()) this.remove(alias);
    this.tokens.close();
  }
}
