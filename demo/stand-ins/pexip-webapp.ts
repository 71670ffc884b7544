/** The Pexip web app: home, invitation card and conference pages. It takes no messages. */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

export const pexipWebapp: StandIn = {
  name: 'pexip-webapp',
  page(url) {
    const query = url.searchParams;
    const look = { system: 'Pexip web app', accent: '#0d5bd1' };
    const facts = [...query].map(([key, value]) => [key, key === 'pin' ? '•••' : value] as const);
    if (url.pathname === '/webapp/home') {
      const conference = query.get('conference');
      return {
        html: renderMeetingPage({
          ...look,
          title: conference ? `Join ${conference}?` : 'Where to?',
          people: conference ? ['Camera preview'] : ['Home'],
          buttons: conference ? ['video', 'voice', 'content and control'] : ['enter an alias'],
          facts,
        }),
      };
    }
    const alias = /^\/(?:webapp\/conference|webapp3\/m)\/([^/]+)$/.exec(url.pathname)?.[1];
    if (!alias) return undefined;
    return {
      html: renderMeetingPage({
        ...look,
        title: decodeURIComponent(alias),
        people: [query.get('name') ?? 'What is your name?', 'Alice'],
        buttons: [
          query.get('muteMicrophone') === 'true' ? '-microphone' : 'microphone',
          query.get('muteCamera') === 'true' || query.get('callType') === 'audioonly'
            ? '-camera'
            : 'camera',
          'present',
          'leave',
        ],
        facts,
      }),
    };
  },
};
