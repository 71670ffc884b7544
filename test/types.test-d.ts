/** What the types promise: checked by the compiler alone. */
import type { EyesonClient } from '../src/providers/eyeson/client/eyeson-client.ts';
import type { MeetingEmbedElement } from '../src/index.ts';
import type { MeetingEmbedProps } from '../src/jsx.ts';
import '../src/define.ts';

declare const element: MeetingEmbedElement;
declare const expectType: <T>(value: T) => void;

// Attributes and properties carry the provider's spelling.
element.first_name = 'Ann';
element.hideButtons = ['invite', 'hangup'];
element.hideButtons = 'invite,hangup';
element.startWithAudioMuted = false;
element.startWithAudioMuted = 'false';
element.bandwidth = 1024;
element.joinRole = 'guest';
element.callType = 'audioonly';
element.toolbarButtons = ['microphone', 'hangup'];
element.prejoinConfigEnabled = false;
element.TILE_VIEW_MAX_COLUMNS = 3;
element.nocam = true;
element.nocam = '1';
element.minimal = true;
element.captions = true;
// @ts-expect-error -- Jitsi's hyphens stand for dots: prejoinConfigEnabled
element.prejoinConfig = {};
element.mode = 'native';
element.callTag = 'def456';
element.mode = 'permalink';
element.api = 'https://api.eyeson.team';
// @ts-expect-error -- no such mode
element.mode = 'waiting';
// @ts-expect-error -- no such call type
element.callType = 'audio';
// @ts-expect-error -- the provider spells it first_name
element.firstName = 'Ann';
// @ts-expect-error -- state is the meeting's
element.state = 'joined';

// Commands are typed by the table.
expectType<Promise<'sent' | 'acknowledged'>>(element.hangup());
void element.setAudioMuted({ muted: true });
void element.sendMessage({ text: 'Hello' });
void element.sendMessage({ text: 'Hello', to: 'id' });
// @ts-expect-error -- setters take the wanted value
void element.setAudioMuted();
// @ts-expect-error -- not a boolean
void element.setAudioMuted({ muted: 'yes' });

// Events are typed by the table.
element.addEventListener('meeting-left', ({ detail }) => expectType<string>(detail.reason));
element.addEventListener('meeting-error', ({ detail }) => expectType<string>(detail.code));
element.addEventListener('chat-message', ({ detail: { text, from, direct } }) => {
  expectType<string>(text + from);
  expectType<boolean>(direct);
});
// @ts-expect-error -- the detail has no such field
element.addEventListener('meeting-left', ({ detail }) => detail.cause);

// Pexip's own events have its payloads.
element.addEventListener('pexip-participant-create', ({ detail }) => {
  expectType<string>(detail.uuid);
  expectType<string | undefined>(detail.display_name);
});
// @ts-expect-error -- no such field on the wire
element.addEventListener('pexip-live-captions', ({ detail }) => detail.caption);

// Jitsi's own events have its payloads.
element.addEventListener('jitsi-tile-view-changed', ({ detail }) =>
  expectType<boolean>(detail.enabled),
);
// @ts-expect-error -- on the wire it is `id`
element.addEventListener('jitsi-dominant-speaker-changed', ({ detail }) => detail.participantId);

// The tag is known to the DOM and to JSX.
expectType<MeetingEmbedElement>(document.createElement('meeting-embed'));
expectType<MeetingEmbedProps>({
  provider: 'pexip',
  address: 'vc.example.com',
  'join-role': 'guest',
  muteCamera: true,
  'onmeeting-joined': ({ detail }) => void detail.participantId,
});
expectType<MeetingEmbedProps>({
  provider: 'jitsi',
  src: 'https://meet.example.com/Standup',
  'prejoinConfig-enabled': 'false',
  startWithAudioMuted: true,
  'onjitsi-subject-change': ({ detail }) => void detail.subject,
});
// @ts-expect-error -- no such parameter
expectType<MeetingEmbedProps>({ provider: 'pexip', adress: 'vc.example.com' });

// The methods of Eyeson's client take what its table says.
declare const eyeson: EyesonClient;
void eyeson.createPermalink({ user: { name: 'Ann' }, options: { sfu_mode: 'ptp' } });
// @ts-expect-error -- a host has a name
void eyeson.createPermalink({ user: {} });
// @ts-expect-error -- no such mode
void eyeson.createPermalink({ user: { name: 'Ann' }, options: { sfu_mode: 'sfu' } });
// @ts-expect-error -- no such option
void eyeson.createPermalink({ user: { name: 'Ann' }, options: { colour: 'red' } });
void eyeson.listPermalinks();
// @ts-expect-error -- which one
void eyeson.getPermalink();
void eyeson
  .addHost({ permalink_id: 'abc', user: { name: 'Bob' } })
  .then(({ links }) => expectType<string | undefined>(links?.gui));
void eyeson
  .registerGuest({ guest_token: 'abc', name: 'Bob' })
  .then(({ access_key }) => expectType<string | undefined>(access_key));

// Commands of native mode are typed by their table.
void element.execute('setLocked', { locked: true });
void element.execute('startConference');
void element.execute('transfer', { participantId: 'id', alias: 'meet.bob', role: 'guest' });
