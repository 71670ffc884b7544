/**
 * Jitsi Meet: speaks "postis" (JSON strings, a handshake every 50 ms until it is answered), names people before the
 * meeting is joined and escapes their names for HTML, toggles, answers requests, and asks for the password of a room
 * whose name begins with `locked-`: `secret`. It starts muted at joining, whatever was said before, where its URL says
 * so. A room that begins with `broken-` fails, in one that begins with `slow-` 300 handshakes are under way before the
 * first is answered, in one that begins with `echo-` each request is answered with itself, or refused with its `error`,
 * and one with `deaf-` in its name answers and does nothing that is asked of it once it is open.
 */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

const script = `
const fragment = new Map(location.hash.slice(1).split('&').map((pair) => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), JSON.parse(decodeURIComponent(pair.slice(at + 1)))];
}));
const room = decodeURIComponent(location.pathname.split('/').at(-1));
const facts = document.querySelector('dl');
for (const [key, value] of fragment) {
  const row = document.createElement('div');
  row.append(
    Object.assign(document.createElement('dt'), { textContent: key }),
    Object.assign(document.createElement('dd'), { textContent: key === 'jwt' ? '•••' : JSON.stringify(value) }),
  );
  facts.append(row);
}
const [microphone, camera] = document.querySelectorAll('nav span');
const id = 'a1b2c3d4';
const name = fragment.get('userInfo.displayName') ?? 'You';
document.querySelector('figure').lastChild.textContent = name;
const is = { audio: fragment.get('config.startWithAudioMuted') === true, video: fragment.get('config.startWithVideoMuted') === true, screen: false, hand: false, tiles: false };
const draw = () => { microphone.classList.toggle('off', is.audio); camera.classList.toggle('off', is.video); };
draw();

// Without a number, nobody listens.
const number = fragment.get('jitsi_meet_external_api_id');
const scope = 'jitsi_meet_external_api_' + number;
const post = (method, params) => parent.postMessage(JSON.stringify({ postis: true, scope, method, params }), '*');
const own = Date.now() + '-' + Math.random();
let connected = false;
const waiting = [];
const send = (params) => connected ? post('message', params) : waiting.push(params);
const tell = (event, fields) => send({ type: 'event', data: { name: event, ...fields } });
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

let joined = false;
const join = () => {
  joined = true;
  for (const [what, event] of [['audio', 'audio-mute-status-changed'], ['video', 'video-mute-status-changed']]) {
    const muted = fragment.get('config.startWith' + what[0].toUpperCase() + what.slice(1) + 'Muted') === true;
    if (!muted || is[what]) continue;
    is[what] = true;
    draw();
    tell(event, { muted });
  }
  tell('participant-joined', { id: 'e5f6a7b8', displayName: escape('Ann & <Bob>'), formattedDisplayName: escape('Ann & <Bob>') });
  tell('participant-joined', { id: 'c9d0e1f2', displayName: 'Curtis' });
  tell('video-conference-joined', { roomName: room, id, displayName: escape(name), breakoutRoom: false });
  tell('participant-role-changed', { id, role: 'moderator' });
  say('');
};
const leave = () => {
  if (joined) tell('video-conference-left', { roomName: room });
  tell('video-ready-to-close', {});
  over('You left the meeting.');
};
const toggle = (what, event, field) => {
  is[what] = !is[what];
  draw();
  // A device takes its time.
  setTimeout(() => tell(event, { [field]: is[what] }), 20);
};
const commands = {
  'toggle-audio': () => toggle('audio', 'audio-mute-status-changed', 'muted'),
  'toggle-video': () => toggle('video', 'video-mute-status-changed', 'muted'),
  'toggle-share-screen': () => { toggle('screen', 'screen-sharing-status-changed', 'on'); say(is.screen ? 'Presenting' : ''); },
  'toggle-raise-hand': () => {
    is.hand = !is.hand;
    tell('raise-hand-updated', { id, handRaised: is.hand ? Date.now() : 0 });
    say(is.hand ? 'Hand raised' : '');
  },
  'toggle-tile-view': () => tell('tile-view-changed', { enabled: is.tiles = !is.tiles }),
  'set-tile-view': (enabled) => tell('tile-view-changed', { enabled: is.tiles = enabled }),
  'subject': (subject) => tell('subject-change', { subject }),
  'display-name': (displayname) => tell('display-name-change', { id, displayname: escape(displayname) }),
  'kick-participant': (kicked) => {
    tell('participant-kicked-out', { kicked: { id: kicked, local: kicked === id }, kicker: { id } });
    tell('participant-left', { id: kicked });
  },
  'send-chat-message': (message, to) => {
    if (to && !['e5f6a7b8', 'c9d0e1f2'].includes(to)) return;
    tell('outgoing-message', { message, privateMessage: !!to }); say('You: ' + message);
  },
  'start-recording': ({ mode }) => {
    if (mode === 'stream') return tell('recording-status-changed', { on: false, mode, error: 'no stream key' });
    if (mode === 'odd') return tell('recording-status-changed', { on: false, mode, error: { toString: 1 } });
    tell('recording-status-changed', { on: true, mode }); say('Recording');
  },
  'stop-recording': (mode) => { tell('recording-status-changed', { on: false, mode }); say(''); },
  'password': (password) => password === 'secret' ? join() : tell('password-required', {}),
  'show-pip': () => tell('pip-entered', {}),
  'hide-pip': () => tell('pip-left', {}),
  'video-hangup': leave,
};
// Devices, as a browser names them; one of each kind is in use.
const devices = {
  audioInput: [{ deviceId: 'mic-1', kind: 'audioinput', label: 'Headset' }, { deviceId: 'mic-2', kind: 'audioinput', label: 'Desk' }],
  audioOutput: [{ deviceId: 'out-1', kind: 'audiooutput', label: 'Headset' }],
  videoInput: [{ deviceId: 'cam-1', kind: 'videoinput', label: 'Camera' }],
};
const used = { audioinput: devices.audioInput[0], audiooutput: devices.audioOutput[0], videoinput: devices.videoInput[0] };
const requests = {
  getAvailableDevices: () => devices,
  getCurrentDevices: () => ({ audioInput: used.audioinput, audioOutput: used.audiooutput, videoInput: used.videoinput }),
  setDevice: ({ device: { kind, id } }) => {
    used[kind] = Object.values(devices).flat().find((one) => one.kind === kind && one.deviceId === id) ?? used[kind];
    return true;
  },
  'is-audio-muted': () => is.audio,
  'is-video-muted': () => is.video,
  'is-sharing-screen': () => is.screen,
};

if (typeof number === 'number') {
  let answers = 0;
  const shakeHands = () => post('__ready__', own);
  if (room.startsWith('slow-')) for (let time = 0; time < 300; time++) shakeHands();
  const handshake = setInterval(shakeHands, 50);
  addEventListener('message', ({ data, source }) => {
    if (source !== parent) return;
    // For tests: says to the page around it what it is told to say.
    if (data?.standIn) return parent.postMessage(data.standIn, '*');
    let message;
    try { message = JSON.parse(data); } catch { return; }
    if (!message.postis || message.scope !== scope) return;
    const { method, params } = message;
    if (method === '__ready__' && params !== own) return post('__ready__', params);
    if (method === '__ready__') {
      clearInterval(handshake);
      if (++answers === 300) report({ answers });
      if (connected) return;
      connected = true;
      for (const params of waiting.splice(0)) send(params);
      return;
    }
    if (method !== 'message') return;
    report(params);
    if (room.includes('deaf-')) return;
    if (params.type === 'request') {
      if (room.startsWith('echo-')) {
        const { error } = params.data;
        return send({ type: 'response', id: params.id, ...(error === undefined ? { result: params.data } : { error }) });
      }
      const answer = requests[params.data.name];
      if (answer) send({ type: 'response', id: params.id, result: answer(params.data) });
    }
    if (params.type === 'event') commands[params.data.name]?.(...params.data.data);
  });
  report({ fragment: location.hash });
  tell('browser-support', { supported: true });
  tell('ready', {});
  if (room.startsWith('locked-')) { tell('password-required', {}); say('This room has a password: secret.'); }
  else if (room.startsWith('broken-')) tell('error-occurred', { error: { name: 'conference.connectionError.notAllowed', type: 'CONFERENCE', message: 'Not allowed', isFatal: false } });
  else join();
}
`;

export const jitsi: StandIn = {
  name: 'jitsi',
  page(url) {
    const room = url.pathname.split('/').at(-1);
    if (!room) return undefined;
    return {
      html: renderMeetingPage({
        system: 'Jitsi Meet',
        accent: '#1d6fdc',
        title: decodeURIComponent(room),
        people: ['You', 'Ann & <Bob>', 'Curtis'],
        buttons: ['microphone', 'camera', 'desktop', 'chat', 'raisehand', 'hangup'],
        script,
      }),
    };
  },
};
