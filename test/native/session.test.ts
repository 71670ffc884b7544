/** A native meeting on a simulated node, through the element. */
import { expect } from '@open-wc/testing';
import { text as french } from '../../src/view/text/native/fr.ts';
import { drawn, nextEvent, recordEvents } from '../element.ts';
import { control, mountNative, openConference } from './node.ts';

describe('a native meeting', function () {
  this.timeout(60_000);
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  it('joins, sends every event under its own name, and releases its token when the element is removed', async () => {
    const alias = await openConference({ robots: 2 });
    const element = await mountNative(alias, { callType: 'none' });
    const created: string[] = [];
    element.addEventListener('pexip-participant-create', (event) => {
      created.push((event as CustomEvent<{ display_name: string }>).detail.display_name);
    });
    const common = recordEvents(element, 'participant-joined');
    const joined = await nextEvent(element, 'meeting-joined');
    expect(joined.detail.participantId).to.be.a('string');
    expect(element.state).to.equal('joined');
    await new Promise((resolve) =>
      element.addEventListener('pexip-participant-sync-end', resolve, { once: true }),
    );
    expect(created).to.have.lengthOf(3);
    expect(common).to.have.lengthOf(2);
    element.remove();
    for (;;) {
      const requests = (await control('GET', `conferences/${alias}/requests`)) as {
        route: string;
      }[];
      if (requests.some(({ route }) => /release_token/.test(route))) break;
    }
  });

  it('is as wide as its container, and no wider', async () => {
    const alias = await openConference();
    const element = await mountNative(alias, { callType: 'none' }, (element) => {
      element.style.width = '320px';
    });
    await nextEvent(element, 'meeting-joined');
    expect(element.offsetWidth).to.equal(320);
    element.style.width = '';
    expect(element.offsetWidth).to.equal(element.parentElement!.clientWidth);
  });

  it('speaks the language of its place in the page, and reads in its direction', async () => {
    const alias = await openConference();
    const place = document.createElement('div');
    place.lang = 'fr';
    place.dir = 'rtl';
    document.body.append(place);
    const element = await mountNative(alias, { callType: 'none' }, (element) => {
      place.append(element);
    });
    await nextEvent(element, 'meeting-joined');
    const leave = await drawn(element, '.leave');
    expect(leave.title || leave.ariaLabel).to.equal(french.leave);
    const side = (selector: string) =>
      element.shadowRoot!.querySelector(selector)!.getBoundingClientRect().left;
    expect(side('.leave'), 'last, so leftmost').to.be.lessThan(side('.opens-people'));
    place.remove();
  });
});
