/** Native meetings for tests: an element on the simulated node, and the node's control interface. */
import '../../src/define.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { mount } from '../element.ts';
import { serverNamed } from '../server-named.ts';

let node: Promise<string> | undefined;

/** Where the simulated node is. A host name of its own for each page: browsers open six connections to one. */
export const nodeUrl = async (): Promise<string> => {
  node ??= serverNamed('pexip-node').then(({ url }: { url: string }) => url);
  return node;
};

export const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`${await nodeUrl()}/simulator/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json().catch(() => undefined);
};

/** A conference of its own for a test. @returns Its alias. */
export const openConference = async (
  settings: { [name: string]: unknown } = {},
): Promise<string> => {
  const alias = `native-${crypto.randomUUID()}`;
  await control('POST', 'conferences', { alias, ...settings });
  return alias;
};

/** Until an element follows its conference: what is said or done to it before then, it is not told of. */
export const follows = (element: MeetingEmbedElement): Promise<unknown> =>
  new Promise((resolve) =>
    element.addEventListener('pexip-participant-sync-end', resolve, { once: true }),
  );

/** An element in native mode; `listen` hears it from the start. */
export const mountNative = async (
  alias: string,
  attributes: { [name: string]: string } = {},
  listen: (element: MeetingEmbedElement) => void = () => {},
): Promise<MeetingEmbedElement> => {
  const element = mount({
    provider: 'pexip',
    mode: 'native',
    address: await nodeUrl(),
    alias,
    name: 'Ann',
    // What loads with a command takes its time on a busy machine.
    'command-timeout': '60000',
    ...attributes,
  });
  listen(element);
  return element;
};
