/** From the node's STUN and TURN servers to the browser's. */
import type { Grant } from '../client/wire.ts';

export const turnServers = (turn: Grant['turn'] = []): RTCIceServer[] =>
  turn.flatMap(({ urls, username = '', credential = '' }) =>
    urls ? [{ urls: [...urls], username, credential }] : [],
  );

/** A STUN server may be an address without a scheme. */
export const iceServers = ({ stun = [], turn }: Grant): RTCIceServer[] => [
  ...stun.flatMap((server) => {
    const urls = typeof server === 'string' ? server : (server.url ?? server.urls);
    return urls
      ? [{ urls: [urls].flat().map((url) => (/^stuns?:/.test(url) ? url : `stun:${url}`)) }]
      : [];
  }),
  ...turnServers(turn),
];

/** More of them for a connection that is there; one that the browser takes for no server is left out. */
export const addServers = (
  connection: RTCPeerConnection,
  servers: readonly RTCIceServer[],
): void => {
  for (const server of servers) {
    const configuration = connection.getConfiguration();
    const iceServers = [...(configuration.iceServers ?? []), server];
    try {
      connection.setConfiguration({ ...configuration, iceServers });
    } catch {
      // The call is as good without.
    }
  }
};
