/** Both clients by themselves, and what a page does without any framework. */
import { PexipClient, type PexipState } from 'meeting-embed/pexip';
import { MeetingError, PexipMeeting, type MeetingModel } from 'meeting-embed/pexip-meeting';
import { PexipRegistration } from 'meeting-embed/pexip-registration';
import { EyesonClient } from 'meeting-embed/eyeson';
import { defineProvider, meetingUrl, registerProvider, text } from 'meeting-embed';
import 'meeting-embed/define';
import 'meeting-embed/jitsi';
import 'meeting-embed/whereby';

const client = new PexipClient({ address: 'https://pexip.example', alias: 'meet.alice' });
client.addEventListener('state', ({ detail }) => void detail.status);
export const people: PexipState['participants'] extends ReadonlyMap<string, infer P>
  ? readonly P[]
  : never = [...client.state.participants.values()];
// @ts-expect-error -- no such event
client.addEventListener('stat', () => undefined);
// What is asked for is what the state holds.
export const listed: typeof people = await client.participants();

const registration = new PexipRegistration({
  address: ['one.example', 'two.example'],
  alias: 'alice@example.com',
  username: 'alice',
  password: 'secret',
});
registration.addEventListener('incoming', ({ detail: { conference_alias = '', token = '' } }) => {
  const callee = new PexipClient({ address: 'one.example', alias: conference_alias });
  void callee.join({ display_name: 'Alice', token });
});
// @ts-expect-error -- no such event
registration.addEventListener('ringing', () => undefined);

const meeting = new PexipMeeting({
  address: ['one.example', 'two.example'],
  alias: 'meet.alice',
  name: 'Bob',
  callType: 'audioonly',
});
meeting.addEventListener('change', () => void meeting.state.self.audioMuted);
meeting.addEventListener('meeting-prompt', ({ detail }) => void detail.kind);
meeting.addEventListener('pexip-participant-create', ({ detail }) => void detail.uuid);
meeting.addEventListener('meeting-error', ({ detail }) => void (detail instanceof MeetingError));
// @ts-expect-error -- no such event
meeting.addEventListener('meeting-lost', () => undefined);
void meeting.commands.setPresenting({ presenting: true });
void meeting.execute('setLocked', { locked: true });
// @ts-expect-error -- what is missing is not taken for the opposite
void meeting.execute('setLocked');
// @ts-expect-error -- no such command
void meeting.commands.explode();
export const detach: () => void = meeting.attach(document.createElement('video'), 'presentation');
export const seen: MeetingModel = meeting.state;
export const roster: MeetingModel['participants'] = new Map(
  (await client.participants()).map((one) => [one.uuid, one]),
);
export const api = EyesonClient;
registerProvider(
  defineProvider({
    name: 'example',
    label: 'Example',
    allow: 'camera; microphone',
    required: () => ['room'],
    options: { room: text() },
    buildUrl: ({ room }) => meetingUrl(`https://example.com/${room}`, {}),
  }),
);
const element = document.createElement('meeting-embed');
element.addEventListener('meeting-left', ({ detail }) => void detail.reason.length);
// @ts-expect-error -- no such command
void element.hangUp();
