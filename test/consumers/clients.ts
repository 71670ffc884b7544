/** Both clients by themselves, and what a page does without any framework. */
import { PexipClient, type PexipState } from 'meeting-embed/pexip';
import { EyesonClient } from 'meeting-embed/eyeson';
import { defineProvider, meetingUrl, registerProvider, text } from 'meeting-embed';
import 'meeting-embed/define';

const client = new PexipClient({ address: 'https://pexip.example', alias: 'meet.alice' });
client.addEventListener('state', ({ detail }) => void detail.status);
export const people: PexipState['participants'] extends ReadonlyMap<string, infer P>
  ? readonly P[]
  : never = [...client.state.participants.values()];
// @ts-expect-error -- no such event
client.addEventListener('stat', () => undefined);
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
