/** imMail Meet: a meeting page that wants a `jwt`, obeys its parameters and two messages, and says nothing back. */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

const BUTTONS = [
  'microphone',
  'camera',
  'chat',
  'raisehand',
  'participants-pane',
  'invite',
  'hangup',
];

export const immail: StandIn = {
  name: 'immail',
  page(url) {
    const [, meet, meeting] = url.pathname.split('/');
    if (meet !== 'meet' || !meeting) return undefined;
    const query = url.searchParams;
    const look = { system: 'imMail Meet', accent: '#0a7d6c' };
    if (!query.get('jwt'))
      return {
        status: 401,
        html: renderMeetingPage({
          ...look,
          title: 'Not authorised',
          people: ['?'],
          facts: [['jwt', 'missing']],
        }),
      };
    const hidden = (query.get('hideButtons') ?? '').split(',');
    const is = (name: string, fallback: boolean) => (query.get(name) ?? `${fallback}`) === 'true';
    const name =
      [query.get('first_name'), query.get('last_name')].filter(Boolean).join(' ') || 'You';
    return {
      html: renderMeetingPage({
        ...look,
        title: is('hideLogo', false) ? meeting : `imMail Meet · ${meeting}`,
        people: [name, 'Curtis', 'Blanca'],
        buttons: BUTTONS.filter((button) => !hidden.includes(button)).map((button) =>
          (button === 'microphone' && is('startWithAudioMuted', true)) ||
          (button === 'camera' && is('startWithVideoMuted', false))
            ? `-${button}`
            : button,
        ),
        facts: [...query].map(([key, value]) => [key, key === 'jwt' ? '•••' : value] as const),
        script: `
if (${is('start_recording', false)}) say('Recording');
addEventListener('message', ({ data }) => {
  if (data?.type === 'hangup') over('You left the meeting.');
  else if (data?.type === 'stopRecording') say('Recording stopped.');
  else return;
  report(data);
});`,
      }),
    };
  },
};
