/** What a link into a conference says. */
import { encode } from '../../wire/url.ts';

/** What the links are made of, all of it optional: each kind has its own `required()`. */
export interface JoinValues {
  readonly address?: string;
  readonly alias?: string;
  readonly name?: string;
  readonly pin?: string;
  readonly joinRole?: string;
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
  readonly callType?: string | undefined;
  readonly extension?: string;
  readonly bandwidth?: number;
}

/** An alias as a segment of the path, where `@` stays. */
export const encodeAlias = (alias: string): string => encode(alias).replaceAll('%40', '@');

/** In the documents' order. Only `true` is documented for the mutes. */
export const joinParameters = (values: JoinValues): Readonly<Record<string, unknown>> => {
  const { name, pin, joinRole: role, muteMicrophone, muteCamera, ...rest } = values;
  const { callType, extension, bandwidth } = rest;
  return {
    name,
    pin,
    role,
    muteMicrophone: muteMicrophone || undefined,
    muteCamera: muteCamera || undefined,
    callType,
    extension,
    bandwidth,
  };
};
