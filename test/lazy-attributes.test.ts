/** Parameters of systems that elements do not know from the start: watched as those are that they do. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import { identity, list, text } from '../src/meeting/option.ts';
import { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { registerProvider } from '../src/element/registry.ts';
import { mount, nextEvent, recordEvents, settled, turns } from './element.ts';
import { frameOf, newRoom } from './standing-in.ts';
import { serverNamed } from './server-named.ts';

type Values = { [property: string]: unknown };

describe('parameters that elements do not know from the start', () => {
  let origins: { [name: string]: string };
  before(async () => {
    origins = await serverNamed('stand-ins');
    registerProvider({
      name: 'registered',
      label: 'Registered',
      allow: 'camera',
      options: {
        address: identity(text()),
        'meeting-key': identity(text()),
        Look: text(),
        tags: list(),
        title: text(),
      },
      required: () => ['address', 'meeting-key'],
      buildUrl: ({ address, meetingKey, Look }) =>
        `${address}/webapp/home?key=${meetingKey}&look=${Look}`,
    });
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  /** Systems that load on demand or were registered: what names the meeting, and what does not. */
  const systems: {
    [name: string]: {
      attributes: () => { [name: string]: string };
      naming: [attribute: string, property: string];
      other: [attribute: string, property: string];
    };
  } = {
    registered: {
      attributes: () => ({
        provider: 'registered',
        address: origins['pexip-webapp']!,
        'meeting-key': newRoom(),
      }),
      naming: ['meeting-key', 'meetingKey'],
      other: ['Look', 'Look'],
    },
    jitsi: {
      attributes: () => ({
        provider: 'jitsi',
        address: origins.jitsi!,
        tenant: newRoom(),
        room: newRoom(),
      }),
      naming: ['tenant', 'tenant'],
      other: ['prejoinConfig-enabled', 'prejoinConfigEnabled'],
    },
  };

  it('no framework writes a token into the page: it is a property of every element from the start', () => {
    const { properties } = MeetingEmbedElement;
    expect(properties).to.include.keys('jwt', 'src', 'user_token');
  });

  for (const [name, { attributes, naming, other }] of Object.entries(systems))
    describe(name, () => {
      const open = async () => {
        const element = mount(attributes());
        await nextEvent(element, 'meeting-ready');
        await watched(element);
        return element;
      };
      /** Watching loads on demand, for each element anew: from then on its properties say what its attributes do. */
      const watched = async (element: MeetingEmbedElement) => {
        const values = element as unknown as Values;
        while (values[naming[1]] == null && values[other[1]] == null) await turns(1);
        await settled(element);
      };

      for (const [kind, write] of [
        ['attribute', (element: Element, value: string) => element.setAttribute(naming[0], value)],
        [
          'property',
          (element: Element, value: string) => ((element as unknown as Values)[naming[1]] = value),
        ],
      ] as const)
        it(`another ${naming[0]} as ${kind} is another meeting, opened once with all that changed`, async () => {
          const element = await open();
          const loading = recordEvents(element, 'meeting-loading');
          const key = newRoom();
          const ready = nextEvent(element, 'meeting-ready');
          write(element, newRoom());
          element.setAttribute('address', element.getAttribute('address')! + '/');
          write(element, key);
          await ready;
          await settled(element);
          expect(element.url).to.contain(key);
          expect((element as unknown as Values)[naming[1]]).to.equal(key);
          expect(loading).to.have.lengthOf(1);
        });

      it(`another ${other[0]} leaves the meeting as it is`, async () => {
        const element = await open();
        const frame = frameOf(element);
        const events = recordEvents(element, 'meeting-loading', 'meeting-error', 'meeting-left');
        element.setAttribute(other[0], 'true');
        (element as unknown as Values)[other[1]] = 'false';
        await settled(element);
        expect(frameOf(element) === frame).to.equal(true);
        expect(events).to.deep.equal([]);
        element.reload();
        expect(element.url).to.match(/(false)/);
      });

      it('what was written last counts, to the attribute or to the property', async () => {
        const element = await open();
        const values = element as unknown as Values;
        const [attribute, key] = other;
        element.setAttribute(attribute, 'true');
        expect(values[key]).to.equal('true');
        values[key] = 'false';
        expect(values[key]).to.equal('false');
        element.setAttribute(attribute, 'true');
        expect(values[key]).to.equal('true');
        element.removeAttribute(attribute);
        expect(values[key]).to.equal(null);
        const parent = element.parentNode!;
        element.remove();
        element.setAttribute(attribute, 'false');
        expect(values[key]).to.equal('false');
        parent.append(element);
        await nextEvent(element, 'meeting-ready');
        expect(element.url).to.contain('false');
      });

      it('properties set before the system is known count, and name another meeting later', async () => {
        const element = document.createElement('meeting-embed');
        const values = element as unknown as Values;
        const { [naming[0]]: key, ...rest } = attributes();
        Object.assign(element, rest, { [naming[1]]: key });
        document.body.append(element);
        await nextEvent(element, 'meeting-ready');
        await watched(element);
        expect(element.url).to.contain(key);
        const ready = nextEvent(element, 'meeting-ready');
        const next = newRoom();
        values[naming[1]] = next;
        await ready;
        expect(element.url).to.contain(next);
      });

      for (const [kind, write] of [
        ['attribute', (element: Element, value: string) => element.setAttribute(naming[0], value)],
        [
          'property',
          (element: Element, value: string) => Object.assign(element, { [naming[1]]: value }),
        ],
      ] as const)
        it(`what is written as ${kind} before they are watched counts once they are`, async () => {
          const element = mount(attributes());
          await nextEvent(element, 'meeting-loading');
          const ready = nextEvent(element, 'meeting-ready');
          const next = newRoom();
          write(element, next);
          while (!element.url?.includes(next)) await turns(1);
          await ready;
        });

      it('what is missing may come later', async () => {
        const { [naming[0]]: key, ...rest } = attributes();
        const element = mount({ ...rest, [other[0]]: 'maybe', mistake: '1' });
        const { detail } = await nextEvent(element, 'meeting-error');
        expect(detail.code).to.equal('config-invalid');
        expect(detail.issues.map(({ attribute }) => attribute)).to.include('mistake');
        await watched(element);
        const ready = nextEvent(element, 'meeting-ready');
        element.removeAttribute('mistake');
        element.setAttribute(naming[0], key!);
        element.setAttribute(other[0], 'true');
        await ready;
      });
    });

  it('a parameter of another system is a mistake as property, too', async () => {
    const jitsi = mount(systems.jitsi!.attributes());
    await nextEvent(jitsi, 'meeting-ready');
    while (!('localSubject' in jitsi)) await settled(jitsi);
    const element = mount({ provider: 'pexip', address: 'vc.example.com', alias: 'a' });
    (element as unknown as Values).localSubject = 'x';
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.message).to.match(/^localSubject: wanted a parameter of pexip: /);
  });

  it('a name that every element has keeps its meaning', async () => {
    const element = mount({ ...systems.registered!.attributes(), title: 'Standup' });
    await nextEvent(element, 'meeting-ready');
    // From then on its parameters are watched.
    while ((element as unknown as Values).meetingKey == null) await turns(1);
    expect(element.title).to.equal('Standup');
    element.title = 'Other';
    expect(element.getAttribute('title')).to.equal('Other');
  });

  it('an unknown system is an error that names those there are, whenever they load', async () => {
    const element = mount({ provider: 'something' });
    const { detail } = await nextEvent(element, 'meeting-error');
    const [sentence, names = ''] = detail.message.split('meeting system: ');
    expect(sentence).to.equal('provider: got "something", wanted a ');
    expect(names.replace('.', '').split(', ')).to.include.members([
      ...['click-to-call', 'eyeson', 'google-meet', 'immail', 'jitsi', 'pexip', 'registered'],
      ...['teams', 'whereby', 'zoom'],
    ]);
  });
});
