/** The dialogue on the way in: what the node asks for is asked, until it lets in. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { wrongAnswer } from '../client/join.ts';
import type { JoinOptions, JoinResult, Question } from '../client/join.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { Grant } from '../client/wire.ts';
import type { Prompt } from './model.ts';

/** What is known before anybody is asked. */
export interface JoinValues {
  /** Absent: it is asked for first. */
  readonly name?: string;
  readonly pin?: string;
  /** `guest`: comes in without a PIN where guests need none. */
  readonly joinRole?: 'guest' | 'host';
  /** The alias wanted behind a Virtual Reception. */
  readonly extension?: string;
  readonly callTag?: string;
  readonly callType?: 'none' | 'audioonly' | 'video';
  /** Waits for a go-ahead before anything is sent, with microphone and camera open to be tried. Default: false. */
  readonly prejoin?: boolean;
  /** What the question for the name is filled in with. */
  readonly knownName?: string;
}

export interface JoinHost {
  /** Undefined: answered without a value. */
  ask(prompt: Prompt): Promise<string | undefined>;
  /** The token; undefined: given up; `blocked`: the browser allowed no window. */
  signIn(url: string, signal: AbortSignal): Promise<string | undefined>;
  /** The window to sign in with was refused: it is asked for again. */
  onBlocked(): void;
}

type Asked = Pick<Extract<Question, { kind: 'pin' }>, 'host' | 'guest' | 'wrong'>;

/** Whose PIN is asked for, as people are told. */
const pinPrompt = ({ host, guest, wrong }: Asked) => {
  const one = host ? 'host' : 'guest';
  return { role: host && guest ? 'both' : one, optional: !guest, wrong } as const;
};

/** What a question of the node's adds to, or takes from, the next attempt. */
type Answers = {
  readonly [K in Question['kind']]: (
    question: Extract<Question, { kind: K }>,
    options: JoinOptions,
  ) => Promise<JoinOptions>;
};

/**
 * @param onReady Time to ask for microphone and camera: the node is asked from here on, or they are to be tried first.
 * @throws {MeetingError} As `PexipClient.join()`.
 */
export const joinByDialogue = async (
  client: PexipClient,
  values: JoinValues,
  host: JoinHost,
  signal: AbortSignal,
  onReady: () => void,
): Promise<Grant> => {
  const { name, pin, joinRole, extension, callTag, callType, prejoin, knownName } = values;
  let signedIn = false;
  /** A guest where guests need no PIN is asked for none. */
  const guestsComeIn = ({ guest, wrong }: Asked) => joinRole === 'guest' && !guest && !wrong;
  const answers: Answers = {
    async pin(asked, options) {
      if (guestsComeIn(asked)) return { ...options, pin: 'none' };
      const answer = await host.ask({ kind: 'pin', ...pinPrompt(asked) });
      return { ...options, pin: answer || 'none' };
    },
    async extension({ wrong }, options) {
      const answer = await host.ask({ kind: 'extension', wrong });
      return { ...options, conference_extension: answer ?? '' };
    },
    async idp({ providers, pin: asked }, options) {
      if (asked && guestsComeIn(asked)) return { ...options, pin: 'none' };
      const answer = await host.ask({
        kind: 'identity-provider',
        choices: providers,
        ...(asked && pinPrompt(asked)),
      });
      const isProvider = providers.some(({ uuid }) => uuid === answer);
      if (asked && !isProvider) return { ...options, pin: answer || 'none' };
      signedIn = false;
      // Who signs in needs no PIN here, least of all one that was wrong.
      const { pin: _, ...withoutPin } = options;
      return { ...(asked ? withoutPin : options), chosen_idp: answer ?? '' };
    },
    async redirect({ url, provider }, options) {
      // A window that was closed, or that the browser refused, is opened again by a click alone.
      if (signedIn) await host.ask({ kind: 'identity-provider', choices: [provider ?? {}] });
      signedIn = true;
      const token = await host.signIn(url, signal);
      if (token === 'blocked') {
        host.onBlocked();
        return options;
      }
      const { chosen_idp: _, ...rest } = options;
      return token === undefined ? rest : { ...options, sso_token: token };
    },
  };
  const answer = <K extends Question['kind']>(
    kind: K,
    question: Extract<Question, { kind: K }>,
    options: JoinOptions,
  ) => answers[kind](question, options);

  if (prejoin) onReady();
  if (prejoin && name !== undefined) await host.ask({ kind: 'start' });
  let options: JoinOptions = {
    display_name:
      name ?? (await host.ask({ kind: 'name', ...(knownName && { value: knownName }) })) ?? '',
    signal,
    direct_media: callType !== 'none',
    supports_direct_chat: true,
    ...(pin !== undefined && { pin }),
    ...(callTag !== undefined && { call_tag: callTag }),
    ...(extension !== undefined && { conference_extension: extension }),
  };
  onReady();
  let question: Question | undefined;
  for (;;) {
    const result: JoinResult = await client.join(options).catch((error: MeetingError) => {
      // An answer that cannot even be sent is a wrong one.
      if (question && error.code === 'argument-invalid') return wrongAnswer(question);
      throw error;
    });
    if (result.kind === 'joined' || result.kind === 'waiting') return result.grant;
    question = result;
    options = await answer(result.kind, result, options);
  }
};
