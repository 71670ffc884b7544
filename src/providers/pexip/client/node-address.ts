/** Addresses of Conferencing Nodes, and the paths below them. */
import { MeetingError } from '../../../meeting/errors.ts';
import { accepts, segment } from '../../../meeting/json-option.ts';
import { wrongArgument } from '../../../meeting/argument-error.ts';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * `vc.example.com`, `10.0.0.1:8443` or `https://vc.example.com` → the prefix of every request. http: on loopback only.
 * @throws {MeetingError} `argument-invalid`.
 */
export function readAddress(address: unknown): string {
  const text = String(address).trim();
  const written = text.includes('://') ? text : `https://${text}`;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const fits =
    url &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '' &&
    url.pathname === '/';
  if (!fits)
    throw new MeetingError(
      'argument-invalid',
      'address: wanted a host, with a port if need be, such as vc.example.com, or its https: origin.',
    );
  return `${url.origin}/api/client/v2`;
}

/** One address or several. @throws {MeetingError} `argument-invalid`. */
export function readAddresses(address: unknown): readonly string[] {
  const addresses: readonly unknown[] = Array.isArray(address) ? address : [address];
  if (addresses.length > 0) return addresses.map(readAddress);
  throw new MeetingError('argument-invalid', 'address: wanted at least one.');
}

/** Half of a surrogate pair is no character, and nothing that can be encoded. */
export const encodePart = (text: string): string => encodeURIComponent(text.toWellFormed());

/** @throws {MeetingError} `argument-invalid` where it cannot be a part of a path. */
export function pathPart(name: string, value: unknown): string {
  if (!accepts(segment, value)) throw wrongArgument('path', name, segment, value);
  return encodePart(value);
}

/** What every request about a conference begins with. The alias is one part of the path, whatever it holds. */
export const conferencePath = (node: string, alias: unknown): string =>
  `${node}/conferences/${pathPart('alias', alias)}/`;

/** Whether a page asks another origin than its own: each request with a header of ours waits for a preflight there. */
export const isForeign = (url: string): boolean => {
  const { location } = globalThis as { location?: { readonly origin: string } };
  return location !== undefined && location.origin !== new URL(url).origin;
};
