/** Going to another conference, as the node asks with `refer`, and taking media to a breakout room. */
import { expect } from 'chai';
import { closeAll, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ALICE = { uuid: 'alice' };
const BOB = { uuid: 'bob' };

describe('refer', () => {
  it('leads to the other conference with the one-time token; the first is left then', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await here.greet(roster(ALICE));
    await there.greet(roster(BOB));
    const { client, recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias, breakout_name: 'Room 1', token: 'ONE-TIME' });
    expect(await recorder.next('transferred')).to.deep.equal({
      alias: there.alias,
      breakout_name: 'Room 1',
    });
    await recorder.next('participant_sync_end', 2);
    const [asked] = await there.requests('request_token');
    expect(JSON.parse(asked?.body ?? '')).to.deep.equal({ display_name: 'Ann', token: 'ONE-TIME' });
    expect([...client.state.participants.keys()]).to.deep.equal(['bob']);
    expect(client.state).to.include({ alias: there.alias, status: 'joined' });
    await here.requests('release_token');
    await here.streams(0);
    await client.lock();
    await there.requests('lock');
    expect(recorder.names).not.to.include('left');
    expect(JSON.stringify(recorder.events.map(({ detail }) => detail as unknown))).not.to.include(
      'ONE-TIME',
    );
  });

  it('goes on although the first conference says goodbye before the second has answered', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({ path: 'request_token', kind: 'held' });
    await here.greet(roster(ALICE));
    const { client, recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias, token: 'ONE-TIME' });
    await here.tell('disconnect', { reason: 'Moved' });
    await recorder.next('disconnect');
    await here.end();
    await here.streams(0);
    await there.requests('request_token');
    await there.let('request_token');
    await recorder.next('transferred');
    expect(client.state.status).to.equal('joined');
    expect(recorder.names).not.to.include('left');
    expect(recorder.names).not.to.include('reconnecting');
  });

  /** On the way to another conference, which has not answered yet, when the stream of this one ends. */
  const losing = async (rule: object) => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({ path: 'request_token', kind: 'held', ...rule });
    await here.greet(roster(ALICE));
    await there.greet(roster(BOB));
    const { client, recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias, token: 'ONE-TIME' });
    await there.requests('request_token');
    await here.rule({ path: 'events', status: 500 });
    await here.end();
    // It has been looked for again.
    await here.requests('events', 2);
    expect(recorder.names).not.to.include('reconnecting');
    await there.let('request_token');
    return { here, client, recorder };
  };

  it('out of a conference whose stream ends meanwhile is no outage', async () => {
    const { client, recorder } = await losing({});
    await recorder.next('transferred');
    await recorder.next('participant_sync_begin', 2);
    expect(recorder.names).not.to.include('reconnecting').and.not.to.include('reconnected');
    expect(client.state.connection).to.equal('open');
  });

  it('that fails tells of the stream that was lost meanwhile, and of its return', async () => {
    const { here, client, recorder } = await losing({ status: 404 });
    await recorder.next('transfer-failed');
    await recorder.next('reconnecting');
    expect(client.state.connection).to.equal('reconnecting');
    await here.rule({ path: 'events' });
    await recorder.next('reconnected');
    expect(recorder.all('reconnecting')).to.have.length(1);
  });

  it('that fails after the stream came back has what has changed meanwhile, and no outage', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({ path: 'request_token', kind: 'held', status: 404 });
    const room = { breakout_uuid: 'room', participant_uuid: 'alice-there' };
    await here.greet(
      `${roster(ALICE)}${sse('breakout_begin', room)}${sse('presentation_start', { presenter_uuid: 'bob' })}`,
      roster(ALICE),
    );
    const { client, recorder } = await here.followed();
    await recorder.next('presentation_start');
    await here.tell('refer', { alias: there.alias, token: 'ONE-TIME' });
    await there.requests('request_token');
    await here.end();
    await recorder.next('participant_sync_end', 2);
    await there.let('request_token');
    await recorder.next('transfer-failed');
    await recorder.next('presentation_stop');
    expect(client.state.presentation).to.equal(undefined);
    expect(recorder.names).not.to.include('reconnecting');
  });

  it('that is not let in stays where it was', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({
      path: 'request_token',
      status: 403,
      body: { status: 'success', result: { pin: 'required', guest_pin: 'required' } },
    });
    await here.greet(roster(ALICE));
    const { client, recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias });
    const { alias, error } = await recorder.next('transfer-failed');
    expect(alias).to.equal(there.alias);
    expect(error).to.include({ code: 'command-failed' });
    expect(client.state).to.include({ alias: here.alias, status: 'joined', connection: 'open' });
  });

  it('that is not let in is left where it was sent away', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({ path: 'request_token', status: 404, kind: 'held' });
    await here.greet(roster(ALICE));
    const { recorder } = await here.followed();
    await here.tell('refer', { alias: there.alias });
    await here.tell('disconnect', { reason: 'Moved' });
    await recorder.next('disconnect');
    await there.requests('request_token');
    await there.let('request_token');
    expect(await recorder.next('left')).to.deep.equal({ reason: 'disconnected', message: 'Moved' });
    expect(recorder.names).to.include('transfer-failed');
  });

  it('is not followed where a listener prevents it', async () => {
    const [here, there] = [new Scene(), new Scene()];
    const client = await here.joined();
    const recorder = new Recorder(client);
    client.addEventListener('refer', (event) => event.preventDefault());
    await here.tell('refer', { alias: there.alias });
    await here.tell('bye', null);
    await recorder.next('bye');
    expect(await there.log()).to.have.length(0);
  });

  it('leaves nobody behind when one leaves meanwhile', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await there.rule({ path: 'request_token', kind: 'held' });
    const client = await here.joined();
    await here.tell('refer', { alias: there.alias });
    await there.requests('request_token');
    await client.leave();
    await there.let('request_token');
    await here.requests('release_token');
    await there.requests('release_token');
    expect(client.state.status).to.equal('left');
  });
});

describe('breakout_refer', () => {
  it('takes one’s own requests to the room, and back', async () => {
    const scene = new Scene();
    const { client, recorder } = await (await scene.greet(roster(ALICE)), scene.followed());
    await scene.tell('breakout_begin', { breakout_uuid: 'room', participant_uuid: 'control' });
    await scene.tell('breakout_refer', { breakout_uuid: 'room', breakout_name: 'Room 2' });
    await recorder.next('breakout_refer');
    expect(client.state.media_room).to.equal('room');
    await client.me.mute();
    await scene.requests('breakouts/room/participants/control/mute');
    await scene.tell('breakout_refer', { breakout_uuid: 'main' });
    await recorder.next('breakout_refer', 2);
    await client.me.mute();
    await scene.requests('participants/self/mute');
  });

  it('comes back to the main room when its room ends', async () => {
    const scene = new Scene();
    await scene.greet(roster(ALICE));
    const { client, recorder } = await scene.followed();
    await scene.tell('breakout_begin', { breakout_uuid: 'room', participant_uuid: 'control' });
    await scene.tell('breakout_refer', { breakout_uuid: 'room' });
    await scene.tell('breakout_end', { ' breakout_uuid': 'room', participant_uuid: 'control' });
    await recorder.next('breakout_end');
    expect(client.state.media_room).to.equal('main');
    expect(client.state.breakouts.size).to.equal(0);
  });
});
