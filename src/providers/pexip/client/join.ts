/** The dialogue of request_token: what a node grants, or what it asks for first. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { Arguments } from '../../../meeting/option.ts';
import type { Answer, Secrets } from './node-http.ts';
import { requestFailed } from './node-http.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import type { clientRequests } from './requests.ts';
import { readToken } from './token.ts';
import type { TokenGrant } from './token.ts';
import { grant as readGrant, question as readQuestion } from './wire.ts';
import type { Grant, IdentityProvider } from './wire.ts';

export type JoinOptions = Arguments<(typeof clientRequests)['request_token']['arguments']> & {
  /** `none`: as a guest where hosts alone have one. */
  readonly pin?: string | undefined;
  /** Ends the join, at any moment: nobody is left behind in the conference. */
  readonly signal?: AbortSignal | undefined;
};

/** Whose PIN is asked for. */
interface AskedPin {
  /** Hosts need one; guests need one. Where guests need none, `pin: 'none'` joins as one. */
  readonly host: boolean;
  readonly guest: boolean;
  /** The one given is not right. */
  readonly wrong: boolean;
}

/** What a node asks for. Answered by another `join()` with the answer beside what was given before. */
export type Question =
  | ({ readonly kind: 'pin' } & AskedPin)
  | {
      /** `conference_extension` is wanted: the alias behind a Virtual Reception. */
      readonly kind: 'extension';
      /** `standard`, `mssip`. */
      readonly type: string;
      /** There is nothing at the one given. */
      readonly wrong: boolean;
    }
  | {
      /** `chosen_idp` is wanted: the uuid of one of these. */
      readonly kind: 'idp';
      readonly providers: readonly IdentityProvider[];
      /** There is another way in: `pin` instead. */
      readonly pin?: AskedPin;
    }
  /** Signing in happens at `url`; it brings the `sso_token` that is wanted. */
  | {
      readonly kind: 'redirect';
      readonly url: string;
      readonly provider: IdentityProvider | undefined;
    };

export type JoinResult =
  | { readonly kind: 'joined'; readonly grant: Grant }
  /** In the waiting room: `state.status` becomes `joined` when a host comes or lets one in. */
  | { readonly kind: 'waiting'; readonly grant: Grant }
  | Question;

export type JoinAnswer =
  { readonly kind: 'granted'; readonly token: TokenGrant; readonly grant: Grant } | Question;

/** Where people may be sent to sign in: https, or this machine. What is typed there is a password. */
const isSafe = (url: string) =>
  URL.canParse(url) &&
  (new URL(url).protocol === 'https:' ||
    /^http:\/\/([\w-]+\.)*(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(new URL(url).origin));

/** The same question once more: what it was answered with is wrong. */
export const wrongAnswer = (question: Question): Question => {
  if (question.kind === 'pin' || question.kind === 'extension') return { ...question, wrong: true };
  if (question.kind === 'idp' && question.pin)
    return { ...question, pin: { ...question.pin, wrong: true } };
  return question;
};

const wants = (word: string | undefined) => word !== undefined && !/^(none|false|no)?$/i.test(word);

function readQuestions(
  result: unknown,
  { pin, conference_extension: given }: JoinOptions,
): Question | undefined {
  const asked = readQuestion(result, []);
  if (!asked) return undefined;
  if (asked.redirect_url !== undefined && isSafe(asked.redirect_url))
    return { kind: 'redirect', url: asked.redirect_url, provider: asked.redirect_idp };
  const asksForPin = {
    host: wants(asked.pin),
    guest: wants(asked.guest_pin),
    wrong: pin !== undefined && pin !== '',
  };
  if (asked.idp?.length) {
    const hasPin = asksForPin.host || asksForPin.guest;
    return { kind: 'idp', providers: asked.idp, ...(hasPin && { pin: asksForPin }) };
  }
  const { conference_extension: extension, conference_extension_type: type } = asked;
  if (extension !== undefined)
    return {
      kind: 'extension',
      type: extension === 'required' ? (type ?? 'standard') : extension,
      wrong: given !== undefined && given !== '',
    };
  if (asked.pin === undefined && asked.guest_pin === undefined) return undefined;
  return { kind: 'pin', ...asksForPin };
}

/** @param last What was asked about PINs before: a wrong one is answered with no more than a sentence. */
function readRefusal(
  { result, status }: Answer,
  options: JoinOptions,
  last: Question | undefined,
): Question | undefined {
  const question = readQuestions(result, options);
  if (question) return question;
  if (status === 403 && typeof result === 'string' && /\bpin\b/i.test(result)) {
    const asked = last?.kind === 'pin' || (last?.kind === 'idp' && last.pin);
    return asked ? wrongAnswer(last) : { kind: 'pin', host: true, guest: true, wrong: true };
  }
  if (status === 404 && options.conference_extension !== undefined)
    return {
      kind: 'extension',
      type: last?.kind === 'extension' ? last.type : 'standard',
      wrong: true,
    };
  return undefined;
}

/** @throws {MeetingError} `request-failed`: it is neither a grant nor a question. */
export function readJoinAnswer(
  answer: Answer,
  options: JoinOptions,
  last: Question | undefined,
  secrets: Secrets,
): JoinAnswer {
  const token = answer.refused ? undefined : readToken(answer.result);
  if (token && isRecord(answer.result)) {
    const { token: _, expires: __, ...rest } = answer.result;
    const grant = readGrant(rest, []);
    if (grant?.participant_uuid) return { kind: 'granted', token, grant };
  }
  const question = readRefusal(answer, options, last);
  if (question) return Object.freeze(question);
  if (!answer.refused)
    throw new MeetingError('wire-invalid', 'request_token: the answer holds no token.');
  throw requestFailed('request_token', answer, secrets);
}
