/** Pexip's own client in this page, and what it says. */
import type * as Official from '@pexip/infinity';

type Signals = Official.InfinitySignals & Official.CallSignals;
export type SignalName = keyof Signals;
/** What a signal says; batched ones, in lists. */
type Subject<K extends SignalName> = Parameters<Parameters<Signals[K]['add']>[0]>[0];
export type CallOptions = Parameters<Official.InfinityClient['call']>[0];

interface OpenOptions {
  /** What it says is kept, for `next()`. */
  readonly keeps: boolean;
  /** Its batches, as a page may have them. */
  readonly batchScheduleTimeoutMS: number;
  readonly batchBufferSize: number;
}

/** Pause between two looks, in ms. */
const LOOK_MS = 25;

let modules = 0;
const silent = () => undefined;
const complain = (meta: unknown, message?: string) =>
  console.error('Pexip’s own client:', message, meta);
const logger: Parameters<typeof Official.setLogger>[0] = {
  ...{ trace: silent, debug: silent, info: silent, warn: silent, silent },
  ...{ error: complain, fatal: complain },
  addRedactPattern: silent,
  redact: (text) => text,
};

export class OfficialClient {
  readonly client: Official.InfinityClient;
  readonly official: typeof Official;
  readonly signals: Official.InfinitySignals;
  readonly callSignals: Official.CallSignals;
  readonly #host: string;
  readonly #alias: string;
  readonly #said: { readonly name: SignalName; readonly subject: unknown }[] = [];
  readonly #taken = new Map<SignalName, number>();
  #wake: (() => void)[] = [];

  private constructor(
    official: typeof Official,
    host: string,
    alias: string,
    { keeps, ...batches }: OpenOptions,
  ) {
    this.official = official;
    this.#host = host;
    this.#alias = alias;
    const signals = (this.signals = official.createInfinityClientSignals([], batches));
    const callSignals = (this.callSignals = official.createCallSignals([]));
    this.client = official.createInfinityClient(signals, callSignals);
    if (!keeps) return;
    for (const [name, signal] of Object.entries({ ...signals, ...callSignals }))
      // Each says something of its own; here it is only kept.
      (signal as Signals['onConnected']).add((subject: unknown) => {
        this.#said.push({ name: name as SignalName, subject });
        for (const wake of this.#wake.splice(0)) wake();
      });
  }

  static async open(
    host: string,
    alias: string,
    options: OpenOptions = { keeps: true, batchScheduleTimeoutMS: 0, batchBufferSize: 10 },
  ): Promise<OfficialClient> {
    const url = `/official-client.js?${++modules}`;
    const official = (await import(url)) as typeof Official & {
      setConnectionLogger: (typeof Official)['setLogger'];
      setSignalLogger: (typeof Official)['setLogger'];
    };
    // It would write every request to the console, tokens and all.
    official.setLogger(logger);
    official.setConnectionLogger(logger);
    official.setSignalLogger(logger);
    return new OfficialClient(official, host, alias, options);
  }

  /** Asks to come in; without media unless `callType` says otherwise. */
  async call(options: Partial<CallOptions> = {}): Promise<void> {
    await this.client.call({
      host: this.#host,
      conferenceAlias: this.#alias,
      displayName: 'Olga',
      bandwidth: 0,
      callType: this.official.ClientCallType.None,
      directMedia: false,
      ...options,
    });
  }

  /** The next that it says by this name, and that fits; those before it are passed over. */
  async next<K extends SignalName>(
    name: K,
    fits: (subject: Subject<K>) => boolean = () => true,
  ): Promise<Subject<K>> {
    for (;;) {
      for (let at = this.#taken.get(name) ?? 0; at < this.#said.length;) {
        const one = this.#said[at++];
        this.#taken.set(name, at);
        const subject = one?.subject as Subject<K>;
        if (one?.name === name && fits(subject)) return subject;
      }
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  /** Until what it knows is as wanted. It may say that something has changed before it knows what: looks, and pauses. */
  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }

  get names(): (string | undefined)[] {
    return this.client
      .getParticipants(this.official.MAIN_ROOM_ID)
      .map(({ displayName }) => displayName);
  }

  /** Somebody in the main room, as it knows them. */
  named(name: string): Official.Participant {
    const all = this.client.getParticipants(this.official.MAIN_ROOM_ID);
    const found = all.find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`Pexip’s own client knows no ${name}.`);
    return found;
  }

  async leave(): Promise<void> {
    await this.client.disconnect({ reason: 'User initiated disconnect' });
  }
}
