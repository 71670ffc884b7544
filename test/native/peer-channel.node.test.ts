/** What goes through the data channel of direct media, and what is left to the node. */
import { expect } from 'chai';
import { PeerChannel } from '../../src/providers/pexip/media/peer-channel.ts';

class Channel extends EventTarget {
  readyState: RTCDataChannelState = 'open';
  readonly sent: string[] = [];
  throws = false;
  send(data: string): void {
    if (this.throws) throw new DOMException('The buffer is full.', 'OperationError');
    this.sent.push(data);
  }
}

const message = (payload: string) =>
  ({
    name: 'message_received',
    detail: { type: 'text/plain', payload, origin: 'Ann', uuid: '1' },
  }) as const;

describe('the channel to the other side', () => {
  const setup = () => {
    const channel = new Channel();
    const connection: { connectionState: RTCPeerConnectionState; createDataChannel: unknown } = {
      connectionState: 'connected',
      createDataChannel: () => channel,
    };
    const { signal } = new AbortController();
    const given = connection as unknown as RTCPeerConnection;
    const peer = new PeerChannel(given, 3, signal, () => {});
    return { channel, connection, peer };
  };

  it('takes a message while media flows', () => {
    const { channel, peer } = setup();
    expect(peer.send(message('Hello'))).to.equal(true);
    const { detail } = message('Hello');
    expect(channel.sent.map((data) => JSON.parse(data))).to.deep.equal([
      { type: 'message', body: detail },
    ]);
  });

  for (const [why, prepare] of [
    ['is not open yet', ({ channel }) => (channel.readyState = 'connecting')],
    [
      'is open, and its connection is lost',
      ({ connection }) => (connection.connectionState = 'disconnected'),
    ],
    ['throws', ({ channel }) => (channel.throws = true)],
  ] as [string, (stand: ReturnType<typeof setup>) => void][])
    it(`takes nothing where it ${why}: the node is asked`, () => {
      const stand = setup();
      prepare(stand);
      expect(stand.peer.send(message('Hello'))).to.equal(false);
      expect(stand.channel.sent).to.deep.equal([]);
    });

  it('takes nothing that the other side would not read', () => {
    const { channel, peer } = setup();
    expect(peer.send(message('x'.repeat(64_000)))).to.equal(false);
    expect(channel.sent).to.deep.equal([]);
  });
});
