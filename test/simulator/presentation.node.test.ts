/** The presentation: the floor, and the pictures for those without a stream. */
import { expect } from 'chai';
import { loadImage } from '@napi-rs/canvas';
import { Clock } from '../../demo/simulator/conference/clock.ts';
import { Floor } from '../../demo/simulator/conference/floor.ts';
import type { Participant } from '../../demo/simulator/conference/participant.ts';
import { newCanvas } from '../../demo/simulator/pictures/canvas.ts';
import { advance, conferencePath, createConference, leaveAll, RawClient } from './raw-client.ts';

afterEach(leaveAll);

async function meeting(settings = {}) {
  const alias = await createConference({ host_pin: '1', robots: 1, ...settings });
  const host = await RawClient.join(alias, { name: 'Host', pin: '1' });
  const guest = await RawClient.join(alias, { name: 'Guest', pin: 'none' });
  const [feed, guestFeed] = await Promise.all([host.listen(), guest.listen()]);
  return { alias, host, guest, feed, guestFeed };
}

describe('the presentation', () => {
  it('changes hands: the one before is told who presents now', async () => {
    const { host, guest, feed, guestFeed } = await meeting();
    await host.on('take_floor');
    await guestFeed.next(
      'presentation_start',
      ({ presenter_uuid }) => presenter_uuid === host.uuid,
    );
    expect(feed.all('presentation_start')).to.have.length(0);
    await guest.on('take_floor');
    await feed.next('presentation_start', ({ presenter_name }) => presenter_name === 'Guest');
    const updates = feed.all('participant_update').filter(({ uuid }) => uuid === guest.uuid);
    expect(updates.at(-1)).to.include({ is_presenting: 'YES' });
    guest.leave();
    await feed.next('presentation_stop');
  });

  it('is denied to guests where guests may not present, with a code other than 200', async () => {
    const { guest } = await meeting({ guests_can_present: false });
    expect((await guest.on('take_floor')).http).to.equal(403);
  });

  it('is told to those who come later, and not to those who may not see it', async () => {
    const { alias, host, guest, guestFeed } = await meeting();
    await host.on('take_floor');
    const late = await RawClient.join(alias, { name: 'Late', pin: 'none' });
    await late.feed.next('presentation_start');
    await guestFeed.next('presentation_start');
    await host.on('denyrxpresentation', undefined, guest.uuid);
    await guestFeed.next('presentation_stop');
    await host.on('allowrxpresentation', undefined, guest.uuid);
    await guestFeed.next('presentation_start');
  });

  it('has pictures in two sizes that change with each presentation_frame', async () => {
    const { alias, host, guest, guestFeed } = await meeting({ clock: 'held' });
    await host.on('take_floor');
    const picture = async (name: string) => {
      await guestFeed.next('presentation_frame', () => true);
      const id =
        guestFeed.events.findLast((event) => event.name === 'presentation_frame')?.id ?? '';
      const url = `${conferencePath(alias, guest.base)}/${name}?id=${encodeURIComponent(id)}&token=${encodeURIComponent(guest.token)}`;
      const blob = await (await fetch(url)).blob();
      const { width, height } = await loadImage(await blob.arrayBuffer());
      return { width, height, text: await blob.text() };
    };
    const first = await picture('presentation.jpeg');
    await advance(alias, 2000);
    const second = await picture('presentation.jpeg');
    expect(second.text).not.to.equal(first.text);
    expect([first.width, first.height]).to.deep.equal([640, 360]);
    await advance(alias, 2000);
    expect((await picture('presentation_high.jpeg')).width).to.equal(1280);
    await host.on('release_floor');
    expect((await guest.get('presentation.jpeg?id=x')).http).to.equal(404);
  });

  it('of the next is not the screen of the one before', () => {
    const person = (name: string) =>
      ({ data: {}, calls: new Map(), uuid: name }) as unknown as Participant;
    const floor = new Floor({
      clock: new Clock(),
      participants: new Map(),
      audience: new Set(),
      show: () => {},
      broadcast: () => {},
    });
    const [client, robot] = [person('client'), person('robot')];
    floor.take(client);
    floor.frames.received = { canvas: newCanvas(640, 360) };
    const screen = floor.frames.jpeg('low');
    floor.take(robot);
    expect(floor.frames.jpeg('low').equals(screen)).to.equal(false);
    floor.release(robot);
  });
});
