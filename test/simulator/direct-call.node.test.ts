/** A call from client to client, as the node sees it: when it ends, and when the node takes it over. */
import { expect } from 'chai';
import { ConferencingNode } from '../../demo/simulator/conferencing-node.ts';
import { conferenceSettings } from '../../demo/simulator/conference/conference-settings.ts';
import { Participant } from '../../demo/simulator/conference/participant.ts';
import { DirectCall } from '../../demo/simulator/media/direct-call.ts';
import type { MediaCall } from '../../demo/simulator/media/media-call.ts';

/** Calls to the node that are open. */
const nodeCalls = new Set<unknown>();
/** How such a call prepares its offer. */
let prepare: () => Promise<string>;
/** In place of the one with the media engine. */
class NodeCall {
  constructor() {
    nodeCalls.add(this);
  }
  offer = () => prepare();
  close = () => nodeCalls.delete(this);
}
const load = async () => ({ MediaCall: NodeCall as unknown as typeof MediaCall });

/** Two participants in a conference of their own, each in a call. */
const meet = () => {
  const settings = conferenceSettings.parse({ alias: 'direct', direct_media: true });
  const conference = new ConferencingNode().create(settings);
  const call = (name: string): DirectCall => {
    const participant = new Participant(conference, name, 'chair');
    conference.add(participant);
    const opened = new DirectCall(participant, load);
    participant.calls.set(opened.uuid, opened);
    return opened;
  };
  return { conference, ann: call('Ann'), ben: call('Ben') };
};
/** The names of what a participant is sent from now on. */
const sentTo = (participant: Participant): string[] => {
  const sent: string[] = [];
  participant.send = (name) => {
    sent.push(name);
    return '';
  };
  return sent;
};

describe('a direct call', () => {
  beforeEach(() => {
    nodeCalls.clear();
    prepare = async () => 'offer';
  });

  it('that the node takes over goes on with the node’s offer', async () => {
    const { ann, ben } = meet();
    const sent = sentTo(ann.participant);
    await ann.escalate();
    expect(sent).to.include('peer_disconnect').and.include('new_offer');
    for (const call of [ann, ben]) call.close();
    expect(nodeCalls.size).to.equal(0);
  });

  it('that ends while the node takes it over leaves no call behind', async () => {
    const { ann, ben } = meet();
    const taken = ann.escalate();
    ann.close();
    await taken;
    ben.close();
    expect(nodeCalls.size).to.equal(0);
  });

  it('that ends while the node prepares its offer sends none', async () => {
    const { ann, ben } = meet();
    const sent = sentTo(ann.participant);
    prepare = async () => {
      ann.close();
      // As the engine does with a connection that was closed.
      throw new Error('InvalidStateError');
    };
    await ann.escalate();
    ben.close();
    expect(sent).not.to.include('new_offer');
  });

  it('gives the floor back with its end', () => {
    const { conference, ann, ben } = meet();
    conference.floor.take(ann.participant);
    ann.close();
    expect(conference.floor.presenter).to.equal(undefined);
    ben.close();
  });

  it('answers the other’s offer with an answer, and not with what acknowledges another', async () => {
    const { ann, ben } = meet();
    const offered = ann.update('offer');
    await ben.ack({});
    await ben.ack({ sdp: 'answer' });
    expect(await offered).to.deep.equal({ sdp: 'answer' });
    for (const call of [ann, ben]) call.close();
  });
});
