/** Eyeson's prebuilt interface behind permalinks: it takes no messages. */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

export const eyeson: StandIn = {
  name: 'eyeson',
  page(url) {
    if (!/^\/(permalink\/?)?$/.test(url.pathname)) return undefined;
    const look = { system: 'Eyeson', accent: '#c4442a' };
    const guest = url.searchParams.get('guest');
    // A host's link has its token as the whole query, without a key.
    const host = guest === null && /^\?\w+$/.test(url.search);
    if (!guest && !host)
      return {
        status: 404,
        html: renderMeetingPage({ ...look, title: 'Link not valid', people: ['?'] }),
      };
    return {
      html: renderMeetingPage({
        ...look,
        title: 'Weekly sync',
        people: host ? ['Host', 'Ada'] : ['Guest', 'Host', 'Ada'],
        buttons: ['microphone', 'camera', 'present', 'chat', ...(host ? ['record'] : []), 'exit'],
        facts: [['you are', host ? 'the host' : 'a guest']],
      }),
    };
  },
};
