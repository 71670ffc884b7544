/**
 * A thousand elements opened and removed, one after another, of each system and each mode: what is counted is what is
 * still open afterwards. `npm run bench cycles`, and `npm run bench cycles jitsi` for the rows of such a name, or
 * `npm run bench cycles 'with media' 200` for so many of each.
 */
import '../../src/define.ts';

const CYCLES = 1000;
/** Meetings with a camera take a second each: fewer show the same. */
const MEDIA_CYCLES = 50;

/** Everything that a page can leave open, by kind. */
class Ledger {
  readonly listeners = new Map<EventTarget, number>();
  readonly timers = new Set<unknown>();
  readonly connections = new Set<RTCPeerConnection>();
  readonly tracks = new Set<MediaStreamTrack>();
  readonly requests = new Set<unknown>();
  readonly urls = new Set<string>();
  /** Calls once the next connection carries media. */
  onConnected: () => void = () => undefined;
  readonly sinks = new Set<MutationObserver | ResizeObserver | IntersectionObserver>();

  constructor() {
    const { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: end } = window;
    const { timers, connections, tracks, requests, urls } = this;
    Object.assign(window, {
      setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
        const id = set(() => (timers.delete(id), run(...args)), ms);
        timers.add(id);
        return id;
      },
      clearTimeout: (id: number) => (timers.delete(id), clear(id)),
      setInterval: (...args: Parameters<typeof every>) => {
        const id = every(...args);
        timers.add(id);
        return id;
      },
      clearInterval: (id: number) => (timers.delete(id), end(id)),
    });
    // Of what outlives an element: the page, its document, its devices.
    for (const target of [window, document, navigator.mediaDevices] as EventTarget[]) {
      const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
      const all = new Map<unknown, string>();
      const recount = () => this.listeners.set(target, all.size);
      target.addEventListener = function (
        type: string,
        listener: unknown,
        options?: AddEventListenerOptions,
      ) {
        all.set(listener, type);
        options?.signal?.addEventListener('abort', () => (all.delete(listener), recount()));
        recount();
        add.call(target, type, listener as EventListener, options);
      } as typeof add;
      target.removeEventListener = function (
        type: string,
        listener: unknown,
        options?: EventListenerOptions,
      ) {
        all.delete(listener);
        recount();
        remove.call(target, type, listener as EventListener, options);
      } as typeof remove;
    }
    const onConnected = () => this.onConnected();
    const Connection = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Connection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.add(this);
        this.addEventListener('connectionstatechange', () => {
          if (this.connectionState === 'connected') onConnected();
        });
      }
      override close() {
        connections.delete(this);
        super.close();
      }
    };
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      const stream = await getUserMedia.call(this, constraints);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    };
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      urls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => (urls.delete(url), revokeObjectURL(url));
    const { fetch } = window;
    window.fetch = async (input, init) => {
      const key = {};
      requests.add(key);
      try {
        const response = await fetch(input, init);
        init?.signal?.addEventListener('abort', () => requests.delete(key));
        if (!/event-stream/.test(response.headers.get('content-type') ?? '')) requests.delete(key);
        return response;
      } catch (error) {
        requests.delete(key);
        throw error;
      }
    };
  }

  /** By kind, what is open now. */
  get open() {
    for (const track of this.tracks) if (track.readyState === 'ended') this.tracks.delete(track);
    return {
      listeners: [...this.listeners.values()].reduce((sum, one) => sum + one, 0),
      timers: this.timers.size,
      frames: window.length,
      nodes: document.querySelectorAll('*').length,
      connections: this.connections.size,
      tracks: this.tracks.size,
      requests: this.requests.size,
      urls: this.urls.size,
    };
  }
}

interface Row {
  readonly attributes: Record<string, string>;
  readonly event: string;
  readonly cycles?: number;
  /** It is removed once its call is connected, both ways. */
  readonly media?: true;
}

export const bench = async (origins: { [name: string]: string }): Promise<string[]> => {
  const at = (name: string) => origins[name]!;
  const node = at('pexip-node');
  const post = (path: string, body: unknown) =>
    fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  await post(`${node}/simulator/conferences`, { alias: 'cycles', robots: 1 });
  const made = await (
    await fetch(`${at('eyeson-api')}/stand-in/permalinks`, { method: 'POST', body: '{}' })
  ).json();
  const webapp = { provider: 'pexip', address: at('pexip-webapp'), alias: 'meet.alice' };
  const native = { provider: 'pexip', mode: 'native', address: node, alias: 'cycles', name: 'Ann' };
  const api = at('eyeson-api');
  const rows: Record<string, Row> = {
    'pexip, its web app': { attributes: webapp, event: 'meeting-ready' },
    'pexip, with a PIN': { attributes: { ...webapp, pin: '1234' }, event: 'meeting-ready' },
    'pexip, home': { attributes: { ...webapp, mode: 'home' }, event: 'meeting-ready' },
    'pexip, invitation': { attributes: { ...webapp, mode: 'invitation' }, event: 'meeting-ready' },
    'pexip, app': { attributes: { ...webapp, mode: 'app' }, event: 'meeting-ready' },
    jitsi: {
      attributes: { provider: 'jitsi', address: at('jitsi'), room: 'a' },
      event: 'meeting-joined',
    },
    whereby: {
      attributes: {
        provider: 'whereby',
        address: at('whereby'),
        'allowed-origins': at('whereby'),
        room: 'a',
      },
      event: 'meeting-ready',
    },
    'click-to-call': {
      attributes: { provider: 'click-to-call', address: at('click-to-call'), room: 'a' },
      event: 'meeting-ready',
    },
    immail: {
      attributes: {
        provider: 'immail',
        src: `${at('immail')}/meet/a`,
        jwt: 'a.b.c',
        'allowed-origins': at('immail'),
      },
      event: 'meeting-ready',
    },
    eyeson: {
      attributes: {
        provider: 'eyeson',
        src: `${at('eyeson')}/permalink?a`,
        'allowed-origins': at('eyeson'),
      },
      event: 'meeting-ready',
    },
    'eyeson, permalink': {
      attributes: {
        ...{ provider: 'eyeson', mode: 'permalink', guest: made.permalink.guest_token },
        ...{ api, 'allowed-origins': api },
      },
      event: 'meeting-prompt',
    },
    zoom: {
      attributes: { provider: 'zoom', src: 'https://zoom.us/j/5551112222' },
      event: 'meeting-ready',
    },
    teams: {
      attributes: {
        provider: 'teams',
        src: 'https://teams.microsoft.com/meet/2345678901234?p=AbCd',
      },
      event: 'meeting-ready',
    },
    'google-meet': {
      attributes: { provider: 'google-meet', src: 'https://meet.google.com/abc-defg-hij' },
      event: 'meeting-ready',
    },
    'a mistake': { attributes: { provider: 'pexip', bandwith: '1' }, event: 'meeting-error' },
    'pexip, native, without media': {
      attributes: { ...native, callType: 'none' },
      event: 'meeting-joined',
    },
    'pexip, native, with media': {
      attributes: native,
      event: 'meeting-joined',
      cycles: MEDIA_CYCLES,
      media: true,
    },
  };
  const ledger = new Ledger();
  const cycle = async ({ attributes, event, media }: Row) => {
    const element = document.createElement('meeting-embed');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const heard = new Promise((resolve) =>
      element.addEventListener(event, resolve, { once: true }),
    );
    const connected = media && new Promise<void>((resolve) => (ledger.onConnected = resolve));
    document.body.append(element);
    await Promise.all([heard, connected]);
    element.remove();
  };
  /** Once nothing changes any more, or after a while: what is left then is left. */
  const settled = async () => {
    let last = '';
    for (let quiet = 0, looks = 0; quiet < 3 && looks < 50; looks++) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = JSON.stringify(ledger.open);
      quiet = now === last ? quiet + 1 : 0;
      last = now;
    }
    return ledger.open;
  };
  const lines: string[] = [];
  for (const [name, row] of Object.entries(rows)) {
    if (!name.includes(origins.only ?? '')) continue;
    const cycles = Number(origins.cycles) || (row.cycles ?? CYCLES);
    // What is made once for all elements is made here.
    for (let i = 0; i < 3; i++) await cycle(row);
    const before = await settled();
    const start = performance.now();
    for (let i = 0; i < cycles; i++) await cycle(row);
    const time = performance.now() - start;
    const after = await settled();
    const left = Object.entries(after)
      .map(([kind, count]) => [kind, count - before[kind as keyof typeof before]] as const)
      .filter(([, count]) => count > 0);
    const verdict = left.length
      ? `LEFT: ${left.map((one) => one.join(' ')).join(', ')}`
      : 'nothing left';
    lines.push(`${name}: ${cycles} in ${(time / 1000).toFixed(0)} s, ${verdict}`);
    console.log(lines.at(-1));
  }
  return lines;
};
