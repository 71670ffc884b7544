/**
 * Whereby: says what happens as `{ type, payload }`, and takes `{ command, args }`, where its URL asks for that. A room
 * that begins with `knock-` is not entered by itself.
 */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

const script = `
const query = new URLSearchParams(location.search);
const tell = (type, payload = {}) => parent.postMessage({ type, payload }, '*');
const [microphone, camera] = document.querySelectorAll('nav span');
const enabled = { microphone: query.get('audio') !== 'off', camera: query.get('video') !== 'off', screenshare: false, chat: false, people: false };
const draw = () => { microphone.classList.toggle('off', !enabled.microphone); camera.classList.toggle('off', !enabled.camera); };
draw();
const set = (what, on) => {
  if (enabled[what] === on) return;
  enabled[what] = on;
  draw();
  tell(what + '_toggle', /chat|people/.test(what) ? { open: on } : { enabled: on });
  if (what === 'screenshare') say(on ? 'Presenting' : '');
};
const progress = (what, ...words) => { for (const status of words) tell(what + '_status_change', { status }); };
const leave = () => { tell('leave', { removed: false }); over('You left the room.'); };
const commands = {
  leave_room: leave,
  end_meeting: () => { tell('meeting_end'); over('The meeting is over.'); },
  start_recording: () => { progress('recording', 'starting', 'started'); say('Recording'); },
  stop_recording: () => { progress('recording', 'stopped'); say(''); },
  start_live_transcription: () => progress('transcription', 'starting', 'started'),
  stop_live_transcription: () => progress('transcription', 'stopped'),
  start_streaming: () => progress('streaming', 'starting', 'started'),
  stop_streaming: () => progress('streaming', 'stopped'),
};
for (const what of Object.keys(enabled)) commands['toggle_' + what] = (on = !enabled[what]) => set(what, on);

if (query.get('jsApi') === 'true') {
  addEventListener('message', ({ data, source }) => {
    if (source !== parent) return;
    // For tests: says to the page around it what it is told to say.
    if (data?.standIn) return parent.postMessage(data.standIn, '*');
    if (typeof data?.command !== 'string') return;
    report(data);
    commands[data.command]?.(...data.args);
  });
  tell('ready');
  if (!location.pathname.startsWith('/knock-')) {
    tell('join');
    tell('participant_join', { participant: { metadata: '', externalId: 'ann' } });
    tell('participantupdate', { count: 2 });
  }
}
`;

export const whereby: StandIn = {
  name: 'whereby',
  page(url) {
    const room = url.pathname.slice(1);
    if (!/^[\w%-]+$/.test(room)) return undefined;
    const query = url.searchParams;
    return {
      html: renderMeetingPage({
        system: 'Whereby',
        accent: '#5b3cc4',
        title: decodeURIComponent(room),
        people: [query.get('displayName') ?? 'You', 'Ann'],
        buttons: ['microphone', 'camera', 'share', 'chat', 'people', 'leave'],
        facts: [...query].map(([key, value]) => [key, key === 'roomKey' ? '•••' : value] as const),
        script,
      }),
    };
  },
};
