/** A meeting whose token is asked for, or looked at, before its frame is requested. Its own lazy chunk. */
import { MeetingError, type ErrorCode } from '../meeting/errors.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { propertyName } from '../meeting/option.ts';
import type { EmbedConfig, OpenSession } from '../meeting/provider.ts';
import type { MeetingSession, SessionHost } from '../meeting/session.ts';
import type { TokenRequest } from '../meeting/token.ts';
import { isExpired } from '../wire/jwt.ts';

/** How long `getToken` may take, where `load-timeout` does not say. */
const ANSWER_TIMEOUT_MS = 15_000;
/** How often a token that is refused is replaced before the meeting has been joined: else each refusal would ask. */
const MAX_RENEWALS = 1;

/** What a system says of a token that it does not take, or takes no longer. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set(['token-expired', 'unauthorized']);

const fatal = (
  code: 'request-failed' | 'token-expired',
  message: string,
  cause?: unknown,
): MeetingError => new MeetingError(code, message, { fatal: true, cause });

/** Takes a meeting whose provider has a token. */
export const openWithToken = (
  config: EmbedConfig,
  host: SessionHost,
  open: OpenSession,
): MeetingSession => {
  const { provider, own, values } = config;
  const { getToken, loadTimeout: timeout = ANSWER_TIMEOUT_MS } = own;
  const attribute = provider.token!;
  const key = propertyName(attribute);
  let session: MeetingSession | undefined;
  /** The last that was ready. */
  let known: MeetingSession | undefined;
  let asking: AbortController | undefined;
  /** Counts openings: what an earlier one still says is dropped. */
  let opening = 0;
  let renewals = 0;
  let joined = false;
  /** What the frame before has told of the microphone and the camera, as parameters. */
  const muted: Record<string, boolean> = {};
  let ready = Promise.resolve();
  let setReady = () => {};
  let closed = false;

  /** @throws {MeetingError} `request-failed`. What it fails with stays in `cause`: it is the page's own. */
  const ask = async (ask: (request: TokenRequest) => unknown, reason: TokenRequest['reason']) => {
    const { signal } = (asking = new AbortController());
    const aborted = new Promise<never>((_, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
    const late = fatal('request-failed', `getToken: it gave no token within ${timeout} ms.`);
    const timer = setTimeout(() => asking!.abort(late), timeout);
    try {
      const answer = (async () => ask({ reason, provider: provider.name, signal }))();
      const given = await Promise.race([aborted, answer]);
      const token = typeof given === 'string' && provider.options[attribute]!.read(given, given);
      if (token) return token;
    } catch (cause) {
      throw cause === late ? late : fatal('request-failed', 'getToken: it failed.', cause);
    } finally {
      clearTimeout(timer);
    }
    throw fatal('request-failed', 'getToken: it gave no token, wanted a text.');
  };

  const start = async (reason: TokenRequest['reason']): Promise<void> => {
    const current = ++opening;
    const isCurrent = () => current === opening && !closed;
    ready = new Promise((resolve) => (setReady = resolve));
    const emit = (event: MeetingEvent) => isCurrent() && hear(event);
    try {
      // By now the page may have set another.
      const { getToken: now } = host.container.host as { getToken?: typeof getToken };
      const token = getToken
        ? await ask(typeof now === 'function' ? now : getToken, reason)
        : values[key];
      if (!isCurrent()) return;
      if (isExpired(token))
        throw fatal(
          'token-expired',
          getToken
            ? 'getToken: the token that it gave has run out.'
            : `${attribute}: it has run out.`,
        );
      const given = { ...values, ...muted, [key]: token };
      config.url = provider.buildUrl(given);
      const opened = await open({ ...config, values: given }, { ...host, emit });
      if (!isCurrent()) return opened.close();
      session = opened;
    } catch (error) {
      if (isCurrent()) host.emit({ type: 'meeting-error', detail: error as MeetingError });
    }
  };

  /** The system takes no new token while it runs: its frame is opened anew. */
  const renew = (): void => {
    renewals++;
    session?.close();
    const facts = host.facts ?? {};
    const { participants, handRaised, presenting, recorded } = facts;
    const others = participants ?? [];
    // Nobody who had muted themselves is heard or seen because a token was replaced.
    const { audioMuted, videoMuted } = provider.startsMuted ?? {};
    if (audioMuted && facts.audioMuted != null) muted[audioMuted] = facts.audioMuted;
    if (videoMuted && facts.videoMuted != null) muted[videoMuted] = facts.videoMuted;
    for (const name of Object.keys(facts)) Reflect.deleteProperty(facts, name);
    // Who listens may look at the list.
    for (const [index, detail] of others.entries()) {
      facts.participants = others.slice(index + 1);
      host.emit({ type: 'participant-left', detail });
    }
    delete facts.participants;
    if (handRaised) host.emit({ type: 'hand-raised-changed', detail: { raised: false } });
    if (presenting)
      host.emit({ type: 'presentation-changed', detail: { presenting: false, local: true } });
    if (recorded) host.emit({ type: 'recording-changed', detail: { recording: false } });
    host.emit({ type: 'meeting-reconnecting', detail: null });
    // A listener may have closed it.
    if (!closed) void start('refused');
  };

  const hear = (event: MeetingEvent): void => {
    if (event.type === 'meeting-joined') {
      renewals = 0;
      // A new frame does not know that there was one before.
      if (joined) event = { ...event, detail: { ...event.detail, again: true } };
      joined = true;
    }
    if (
      getToken &&
      renewals < MAX_RENEWALS &&
      event.type === 'meeting-error' &&
      REFUSALS.has(event.detail.code)
    )
      return renew();
    if (event.type === 'meeting-ready') {
      known = session;
      setReady();
    }
    host.emit(event);
  };

  void start(host.again ? 'reopening' : 'opening');
  return {
    // While the frame is opened anew, of the one before.
    supports: (command) => !!(known ?? session)?.supports(command),
    async execute(command, args, isWanted) {
      await ready;
      // Its sender has been told that it was not done.
      if (!isWanted())
        throw new MeetingError('command-timeout', `${command}: the meeting is open too late.`);
      return session!.execute(command, args, isWanted);
    },
    close() {
      closed = true;
      asking?.abort();
      session?.close();
    },
  };
};
