/** What was said during an outage comes from nowhere again: the page is told since when. */
import { expect } from 'chai';
import type { MeetingEvent } from '../../src/meeting/events.ts';
import type { MeetingError } from '../../src/meeting/errors.ts';
import { ConferenceEvents } from '../../src/providers/pexip/native/conference-events.ts';
import { closeAll, roster, Scene } from './node.ts';

afterEach(closeAll);

describe('events-lost', () => {
  it('says since when chat and captions may be missing, once an outage, after meeting-joined', async () => {
    const scene = new Scene();
    await scene.greet(roster({ uuid: 'self' }));
    const client = scene.client();
    const told: MeetingEvent[] = [];
    let look = () => undefined as void;
    const until = (fits: () => boolean) =>
      new Promise<void>((resolve) => {
        look = () => (fits() ? resolve() : undefined);
        look();
      });
    const lost = () =>
      told.filter(
        ({ type, detail }) =>
          type === 'meeting-error' && (detail as MeetingError).code === 'events-lost',
      );
    const nothing = () => undefined;
    const events = new ConferenceEvents(
      client,
      {
        emit: (event) => {
          told.push(event);
          look();
        },
        onChange: nothing,
        onEvent: nothing,
        onMoved: nothing,
        onPowers: nothing,
        onOver: nothing,
      },
      new AbortController().signal,
    );
    const joined = await client.join({ display_name: 'Ann' });
    if ('grant' in joined) events.enter(joined.grant);
    await scene.streams(1);
    const before = Date.now();
    // Two attempts fail: it is one outage all the same.
    await scene.rule({ path: 'events', kind: 'reset', times: 2 });
    await scene.end();
    await until(() => lost().length === 1);
    const { detail } = lost()[0] as { detail: MeetingError };
    const [, since = ''] = /since (\S+) may be missing/.exec(detail.message) ?? [];
    expect(Date.parse(since)).to.be.within(before, Date.now());
    expect(detail.fatal).not.to.equal(true);
    const types = told.map(({ type }) => type);
    expect(types.lastIndexOf('meeting-joined')).to.be.lessThan(types.indexOf('meeting-error'));
    expect(types.filter((type) => type === 'meeting-reconnecting')).to.have.length(1);
    await scene.end();
    await until(() => lost().length === 2);
  });
});
