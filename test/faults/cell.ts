/** One cell of the matrix: a meeting that meets one fault at one moment, and what became of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PexipMeeting } from '../../src/providers/pexip/native/pexip-meeting.ts';
import type { MeetingEvent } from '../../src/meeting/events.ts';
import { openNode } from '../../demo/simulator/node.ts';
import type { OpenNode } from '../../demo/simulator/node.ts';
import { addRobot } from '../../demo/simulator/conference/robots.ts';
import { settingsOf } from '../../demo/simulator/conference/conference-settings.ts';
import { answers, installCall, openMedia } from './call-stand-in.ts';
import { FaultyNode, routeOf } from './faulty-node.ts';
import type { Fault } from './faulty-node.ts';
import { moments } from './moments.ts';
import type { Moment, MomentName } from './moments.ts';
import { NetworkTime } from './network-time.ts';

const NAME = 'Ann';
/** So long after the fault is over, everything has found itself again, in ms. */
export const AFTER_MS = 60_000;
/** Longer than a token lives that nobody renews, or than an answer is waited for that is wanted only to be undone. */
const FORGOTTEN_MS = 200_000;

export interface Outcome {
  /** While the fault lasts, at its end. */
  readonly during: string;
  /** A minute after it. */
  readonly after: string;
  /** What the page heard, each once, in the order it came first. */
  readonly story: readonly string[];
  /** Of the request that the fault is about, while it lasted. */
  readonly requests: number;
  /** How many `events` were open at once. */
  readonly streams: number;
  /** People of the conference that the meeting shows, and that are there. */
  readonly roster: readonly [seen: number, there: number];
  /** Of this participant, in the conference: when it has left, and when its tokens have died. */
  readonly ghosts: readonly [left: number, forgotten: number];
  /** What is still open once it has left. */
  readonly open: readonly string[];
  /** Requests that reached a server which the page has not named. */
  readonly strayed: number;
}

export class Stand {
  readonly #time = new NetworkTime();
  readonly #fetch = globalThis.fetch;
  #uninstall: () => void = () => undefined;
  #node!: OpenNode;
  #strayed = 0;
  #sent = 0;
  #proxies = new Map<string, FaultyNode>();
  readonly #elsewhere = createServer((_, outgoing) => {
    this.#strayed += 1;
    outgoing.end('{}');
  });
  /** A port that nobody listens on. */
  #dead = 0;

  async open(): Promise<void> {
    this.#time.install();
    this.#uninstall = installCall();
    this.#node = await openNode({ pictureSize: 'small' });
    // Conferences that a person may look at keep their robots busy.
    const { conferences } = this.#node.node;
    for (const { alias } of conferences.values()) this.#node.node.remove(alias);
    await new Promise<void>((resolve) => this.#elsewhere.listen(0, '127.0.0.1', resolve));
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    this.#dead = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    globalThis.fetch = (input, init) => this.#send(String(input), init);
  }

  async close(): Promise<void> {
    globalThis.fetch = this.#fetch;
    await this.#node.close();
    this.#elsewhere.close();
    this.#uninstall();
    this.#time.restore();
  }

  /** A request is on its way until it is seen at the node, or has failed. */
  async #send(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const proxy = this.#proxies.get(origin);
    const id = `${++this.#sent}`;
    const { underWay } = this.#time;
    underWay.add(id);
    const target = new URL(url);
    if (proxy?.refuses(routeOf(url))) {
      proxy.requests.push(routeOf(url));
      target.port = String(this.#dead);
    }
    try {
      return await this.#fetch(target, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), 'x-request': id },
      });
    } finally {
      underWay.delete(id);
      this.#time.activity++;
    }
  }

  async run(fault: Fault, name: MomentName): Promise<Outcome> {
    const time = this.#time;
    const moment: Moment = moments[name];
    const before = { timers: time.pending, strayed: this.#strayed };
    const alias = `${fault} ${name}`.replace(/[^\w]+/g, '-');
    const conference = this.#node.node.create(settingsOf({ alias, robots: 3 }));
    const { port } = this.#elsewhere.address() as AddressInfo;
    const proxy = new FaultyNode(this.#node.url, time, answers);
    await proxy.listen(`http://127.0.0.1:${port}`);
    this.#proxies.set(proxy.url, proxy);
    const story = new Set<string>();
    let state = '';
    const meeting = new PexipMeeting({
      address: proxy.url,
      alias,
      name: NAME,
      callType: moment.call ? 'audioonly' : 'none',
      onEvent: (event) => {
        const told = tell(event);
        if (told) story.add(told);
        if (told === 'joined' || told === 'joined again') state = '';
      },
    });
    const join = () =>
      void meeting.join().catch((error: { code?: string }) => {
        story.add(`failed: ${error.code ?? String(error)}`);
        state = 'failed';
      });
    const begin = () =>
      proxy.begin({
        fault,
        concerns: (route) => moment.route === undefined || route === moment.route,
        open: moment.route === undefined,
        ...(moment.after && { after: moment.after }),
      });
    const world = {
      meeting,
      conference,
      pass: (ms: number) => time.pass(ms),
      addRobot: () => addRobot(conference, 'Robot'),
      tell: (what: string) => story.add(what),
      join,
    };
    const statusNow = () => state || meeting.state.status;
    if (moment.fromStart) begin();
    join();
    await time.pass(moment.fromStart ? 0 : 1000);
    const asked = moment.fromStart ? 0 : countOf(proxy, moment.route);
    if (!moment.fromStart) begin();
    await moment.act?.(world);
    await time.pass(moment.ms);
    const during = statusNow();
    const requests = countOf(proxy, moment.route) - asked;
    proxy.lift();
    await moment.again?.(world);
    await time.pass(AFTER_MS);
    const after = statusNow();
    const roster = [meeting.state.participants.size, conference.participants.size] as const;
    meeting.close();
    await time.settle();
    const ghosts = () =>
      [...conference.participants.values()].filter(({ data }) => data.display_name === NAME).length;
    const left = ghosts();
    const media = openMedia();
    const open = [
      proxy.open > 0 && `${proxy.open} answers`,
      media.connections > 0 && `${media.connections} calls`,
      media.tracks > 0 && `${media.tracks} microphones`,
    ];
    await time.pass(FORGOTTEN_MS);
    const forgotten = ghosts();
    this.#node.node.remove(alias);
    proxy.close();
    this.#proxies.delete(proxy.url);
    const timers = time.pending - before.timers;
    return {
      during,
      after,
      story: [...story],
      requests,
      streams: proxy.mostStreams,
      roster,
      ghosts: [left, forgotten],
      open: [...open, timers > 0 && `${timers} timers`].filter((one) => one !== false),
      strayed: this.#strayed - before.strayed,
    };
  }
}

const countOf = ({ requests }: FaultyNode, route: string | undefined): number =>
  requests.filter((one) => route === undefined || one === route).length;

/** What of it a page would act on, in a word. */
function tell(event: MeetingEvent): string {
  switch (event.type) {
    case 'meeting-joined':
      return event.detail.again ? 'joined again' : 'joined';
    case 'meeting-reconnecting':
      return 'reconnecting';
    case 'meeting-left':
      return `left: ${event.detail.reason}`;
    case 'meeting-error':
      return `${event.detail.fatal ? 'fatal' : 'error'}: ${event.detail.code}`;
    default:
      return '';
  }
}
