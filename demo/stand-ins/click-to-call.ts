/** Click-to-call: `room.html` joins a room and, with `dial`, has one phone call placed for each load. It takes no messages. */
import type { StandIn } from './stand-in.ts';
import { renderMeetingPage } from './page.ts';

export const clickToCall: StandIn = {
  name: 'click-to-call',
  page(url) {
    const look = { system: 'Click-to-call', accent: '#7a3fc2' };
    // The root is the landing page: it ignores every parameter.
    if (url.pathname === '/')
      return { html: renderMeetingPage({ ...look, title: 'Welcome', people: ['Landing page'] }) };
    if (url.pathname !== '/room.html') return undefined;
    const query = url.searchParams;
    const dial = query.get('dial');
    const cameraOff = query.get('cam') === 'off' || query.get('nocam') === '1';
    return {
      html: renderMeetingPage({
        ...look,
        title: query.get('room') ?? 'No room',
        people: [query.get('name') ?? 'What is your name?', ...(dial ? [dial] : [])],
        buttons: ['microphone', cameraOff ? '-camera' : 'camera', 'leave'],
        facts: [...query].filter(([key]) => key !== 'room'),
        script: dial
          ? `
const dial = { type: 'dial', number: ${JSON.stringify(dial).replaceAll('<', '\\u003c')}, trunk: ${JSON.stringify(query.get('trunk')).replaceAll('<', '\\u003c')} };
report(dial);
say('Calling ' + dial.number + ' …');`
          : '',
      }),
    };
  },
};
