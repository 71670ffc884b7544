/** Pexip's own client in a conference of the simulated node, without media: what it does, the node does; and the other way round. */
import { expect } from '@open-wc/testing';
import { openConference } from '../native/node.ts';
import { requested, until } from '../native/media-stand.ts';
import { entryOf, everybodyLeaves, joinBeside, joinOfficial, nodeHolds } from './stand.ts';

describe('Pexip’s own client in a conference of the simulated node', function () {
  this.timeout(60_000);
  afterEach(everybodyLeaves);

  const both = async () => {
    const alias = await openConference();
    const { client: ann, heard } = await joinBeside(alias);
    const olga = await joinOfficial(alias);
    const { uuid } = await heard.next('participant_create', 2);
    return { alias, ann, heard, olga, uuid, asked: ann.participant(uuid) };
  };

  it('chats: both ways, with all and with one', async () => {
    const { ann, heard, olga, asked } = await both();
    await olga.client.sendMessage({ payload: 'Good morning' });
    expect(await heard.next('message_received')).to.include({
      ...{ payload: 'Good morning', origin: 'Olga', direct: false },
    });
    await ann.message({ type: 'text/plain', payload: 'Good evening' });
    expect(await olga.next('onMessage')).to.include({
      ...{ message: 'Good evening', displayName: 'Ann', direct: false },
    });
    await asked.message({ type: 'text/plain', payload: 'Between us' });
    expect(await olga.next('onMessage')).to.include({ message: 'Between us', direct: true });
    const { uuid } = olga.named('Ann');
    await olga.client.sendMessage({
      payload: 'Only you',
      participantUuid: uuid,
    });
    expect(await heard.next('message_received', 2)).to.include({
      ...{ payload: 'Only you', direct: true },
    });
  });

  it('is muted, and mutes', async () => {
    const { alias, ann, heard, olga, asked } = await both();
    await asked.mute();
    await olga.until(() => olga.named('Olga').isMuted);
    expect(entryOf(await nodeHolds(alias, 'participants.*.is_muted', 'YES')).is_muted).to.equal(
      'YES',
    );
    await asked.unmute();
    await olga.until(() => !olga.named('Olga').isMuted);
    await olga.client.mute({ mute: true, participantUuid: olga.named('Ann').uuid });
    await olga.until(() => olga.named('Ann').isMuted);
    await until(() => ann.state.self?.is_muted === 'YES');
    await olga.client.muteAllGuests({ mute: true });
    await olga.next('onConferenceStatus', ({ status }) => status.guestsMuted);
    expect((await nodeHolds(alias, 'status.guests_muted', true)).status.guests_muted).to.equal(
      true,
    );
    await heard.next('conference_update', 2);
    expect(ann.state.conference.guests_muted).to.equal(true);
  });

  it('raises a hand, and sees one raised', async () => {
    const { ann, olga, uuid } = await both();
    await olga.client.raiseHand({ raise: true });
    await olga.until(() => olga.named('Olga').raisedHand);
    await until(() => Number(ann.state.participants.get(uuid)?.buzz_time) > 0);
    await ann.me.buzz();
    const { participant } = await olga.next('onRaiseHand');
    expect(participant).to.include({ displayName: 'Ann', raisedHand: true });
  });

  it('sees the layout change, by the name of newer nodes, and changes it', async () => {
    const { alias, ann, heard, olga } = await both();
    await ann.transform_layout({ transforms: { layout: '4:0' } });
    const { primaryScreen } = await olga.next(
      'onRequestedLayout',
      ({ primaryScreen: { hostLayout } }) => hostLayout === '2x2',
    );
    expect(primaryScreen.guestLayout).to.equal('2x2');
    await olga.client.setLayout({ transforms: { layout: '1:33' } });
    const told = () => JSON.stringify(ann.state.layout?.requested_layout);
    // The layout of before may be told only now.
    while (!told()?.includes('"chair_layout":"1:33","guest_layout":"1:33"'))
      await heard.next('layout', heard.all('layout').length + 1);
    const [, { body } = {}] = await requested(alias, 'transform_layout', 2);
    expect(body).to.deep.equal({ transforms: { layout: '1:33' } });
    expect(await olga.client.availableLayouts({})).to.include('4:0');
  });

  it('goes where it is transferred to, and transfers', async () => {
    const [to, again] = [await openConference(), await openConference()];
    const { alias, olga, asked } = await both();
    await asked.transfer({ conference_alias: to, role: 'guest' });
    const { alias: wanted, token } = await olga.next('onTransfer');
    expect(wanted).to.equal(to);
    // As its app does: it leaves, and asks to come in with what it was given.
    await olga.client.disconnect({ reason: 'Transfer' });
    await olga.call({ conferenceAlias: wanted, token });
    await olga.next('onParticipants');
    expect(olga.named('Olga').isHost).to.equal(false);
    expect(entryOf(await nodeHolds(to, 'participants.length', 1)).role).to.equal('guest');
    expect(
      (await nodeHolds(alias, 'participants.length', 1)).participants[0]?.display_name,
    ).to.equal('Ann');

    const { heard } = await joinBeside(again);
    const host = await joinOfficial(again);
    const { uuid } = host.named('Ann');
    await host.client.transfer({ destination: to, pin: '', role: 'host', participantUuid: uuid });
    expect(await heard.next('transferred')).to.include({ alias: to });
    expect(entryOf(await nodeHolds(to, 'participants.length', 2), 'Ann').role).to.equal('chair');
  });

  it('opens a room, sees who is in it, and closes it', async () => {
    const { heard, olga } = await both();
    const { uuid } = olga.named('Ann');
    const room = await olga.client.breakout({ name: 'Room', participants: { main: [uuid] } });
    const { breakout_uuid } = await olga.next('onBreakoutBegin');
    expect(breakout_uuid).to.equal(room?.breakout_uuid);
    await olga.until(() =>
      olga.client.getParticipants(breakout_uuid).some(({ displayName }) => displayName === 'Ann'),
    );
    await olga.until(() => olga.client.breakoutRoomNames.get(breakout_uuid) === 'Room');
    await olga.client.closeBreakoutRoom({ breakoutUuid: breakout_uuid });
    expect((await olga.next('onBreakoutEnd')).breakout_uuid).to.equal(breakout_uuid);
    await heard.next('breakout_end');
  });
});
