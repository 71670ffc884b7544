/** Pexip's own client is asked, let in, kept waiting and put out by the simulated node. */
import { expect } from '@open-wc/testing';
import { control, openConference } from '../native/node.ts';
import { requested } from '../native/media-stand.ts';
import {
  askToJoin,
  entryOf,
  everybodyLeaves,
  freshNode,
  joinBeside,
  joinOfficial,
  nodeHolds,
} from './stand.ts';

describe('Pexip’s own client comes to the simulated node', function () {
  this.timeout(60_000);
  afterEach(everybodyLeaves);

  it('and is in an open conference, where it sees who is there, and is seen', async () => {
    const alias = await openConference({ robots: 2 });
    const { heard } = await joinBeside(alias);
    const olga = await joinOfficial(alias);
    expect(olga.names).to.have.length(4).and.to.include('Ann');
    expect(olga.named('Ann').isHost).to.equal(true);
    const held = await nodeHolds(alias, 'participants.*.display_name', 'Olga');
    expect(entryOf(held)).to.include({ role: 'chair', streams: 1 });
    expect(await heard.next('participant_create', 4)).to.include({ display_name: 'Olga' });
    await control('DELETE', `conferences/${alias}/robots`, { count: 1 });
    await olga.next('onParticipantLeft');
    expect(olga.names).to.have.length(3);
  });

  it('and is asked for a PIN, told that it is wrong, and let in by the right one', async () => {
    const alias = await openConference({ host_pin: '1234', guest_pin: '5678' });
    const olga = await askToJoin(alias);
    expect(await olga.next('onPinRequired')).to.deep.equal({ hasHostPin: true, hasGuestPin: true });
    await olga.call({ pin: '0000' });
    expect((await olga.next('onError')).error).to.equal('Invalid PIN');
    await olga.call({ pin: '1234' });
    await olga.next('onParticipants');
    expect(olga.named('Olga').isHost).to.equal(true);
    const asked = await requested(alias, 'request_token', 3);
    expect(asked.map(({ headers }) => headers.pin)).to.deep.equal([undefined, '0000', '1234']);
  });

  it('and is asked for an extension by a Virtual Reception, which leads on', async () => {
    const to = await openConference();
    const alias = await openConference({ virtual_reception: { extensions: { 12: to } } });
    const olga = await askToJoin(alias);
    expect(await olga.next('onExtension')).to.equal('standard');
    await olga.call({ conferenceExtension: '99' });
    expect((await olga.next('onError')).error).to.equal('Neither conference nor gateway found');
    await olga.call({ conferenceExtension: '12' });
    await olga.next('onParticipants');
    expect(entryOf(await nodeHolds(to, 'participants.length', 1)).display_name).to.equal('Olga');
  });

  it('and signs in with an identity provider', async () => {
    const idp = [{ name: 'Example ID', uuid: 'e0a0f4d6-0000-4000-8000-000000000001' }];
    const alias = await openConference({ idp });
    const olga = await askToJoin(alias);
    const [offered] = await olga.next('onIdp');
    expect(offered).to.include(idp[0]);
    await olga.call({ chosenIdp: `${offered?.uuid}` });
    const { redirectUrl, redirectIdp } = await olga.next('onRedirect');
    expect(redirectIdp).to.deep.equal(idp[0]);
    // The page that it would open in a window.
    const page = await (await fetch(redirectUrl)).text();
    const [, ssoToken = ''] = /"token":"([^"]+)"/.exec(page) ?? [];
    await olga.call({ chosenIdp: `${offered?.uuid}`, ssoToken });
    await olga.next('onParticipants');
    expect(olga.named('Olga').isIdpAuthenticated).to.equal(true);
    const held = await nodeHolds(alias, 'participants.length', 1);
    expect(entryOf(held).is_idp_authenticated).to.equal(true);
  });

  it('and waits before a locked conference until a host lets it in', async () => {
    const alias = await openConference();
    const { client, heard } = await joinBeside(alias);
    await client.lock();
    const olga = await askToJoin(alias);
    await olga.next('onServiceType', (type) => type === 'waiting_room');
    const { uuid } = await heard.next('participant_create', 2);
    expect(client.state.participants.get(uuid)?.service_type).to.equal('waiting_room');
    await client.participant(uuid).unlock();
    await olga.next('onServiceType', (type) => type === 'conference');
    await olga.until(() => olga.names.includes('Ann'));
    const held = await nodeHolds(alias, 'participants.*.service_type', 'conference');
    expect(entryOf(held).service_type).to.equal('conference');
  });

  it('and lets in who waits for it', async () => {
    const alias = await openConference();
    const olga = await joinOfficial(alias);
    await olga.client.lock({ lock: true });
    await olga.next('onConferenceStatus', ({ status }) => status.locked);
    const { client, heard } = await joinBeside(alias, { display_name: 'Bob' });
    expect(client.state.status).to.equal('waiting');
    await olga.until(() => olga.names.includes('Bob'));
    expect(olga.named('Bob').isWaiting).to.equal(true);
    await olga.client.admit({ participantUuid: olga.named('Bob').uuid });
    await heard.next('state', 3);
    expect(client.state.status).to.equal('joined');
  });

  it('and is told that it was put out, in the node’s words', async () => {
    const alias = await openConference();
    const { client, heard } = await joinBeside(alias);
    const olga = await joinOfficial(alias);
    const { uuid } = await heard.next('participant_create', 2);
    await client.participant(uuid).disconnect();
    const { error } = await olga.next('onDisconnected');
    expect(error).to.equal('API initiated participant disconnect');
    expect((await heard.next('participant_delete')).uuid).to.equal(uuid);
  });

  it('and leaves: nobody sees it any more', async () => {
    const alias = await openConference();
    const { client, heard } = await joinBeside(alias);
    const olga = await joinOfficial(alias);
    await olga.leave();
    await heard.next('participant_delete');
    expect(client.state.participants.size).to.equal(1);
    await requested(alias, 'release_token');
    const { participants } = await nodeHolds(alias, 'participants.length', 1);
    expect(participants[0]?.display_name).to.equal('Ann');
  });

  it('and is told where there is no such conference', async () => {
    const olga = await askToJoin('there-is-no-such-conference', { host: await freshNode() });
    expect((await olga.next('onError')).error).to.equal('Neither conference nor gateway found');
  });
});
