/** A meeting with media and no view: the page's own types come with it, and no Lit. */
import { PexipClient } from 'meeting-embed/pexip';
import { MeetingError, PexipMeeting, type MeetingModel } from 'meeting-embed/pexip-meeting';

const meeting = new PexipMeeting({ address: 'one.example', alias: 'meet.alice', name: 'Bob' });
meeting.addEventListener('change', () => void meeting.state.streams.main?.getVideoTracks());
meeting.addEventListener('meeting-error', ({ detail }) => void (detail instanceof MeetingError));
// @ts-expect-error -- no such event
meeting.addEventListener('meeting-lost', () => undefined);
export const detach: () => void = meeting.attach(document.createElement('video'), 'presentation');

const client = new PexipClient({ address: 'one.example', alias: 'meet.alice' });
export const roster: MeetingModel['participants'] = new Map(
  (await client.participants()).map((one) => [one.uuid, one]),
);
