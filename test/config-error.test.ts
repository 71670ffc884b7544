/** What is wrong, in words: named, once, without secrets, and only while it is wrong. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import { MeetingError } from '../src/meeting/errors.ts';
import { mount, nextEvent, recordEvents, settled, turns } from './element.ts';

describe('a bad configuration', () => {
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  // First in this file: the words are not loaded yet, so that they come after the mistake is gone.
  it('put right before it was put in words is no error, and the meeting stays', async () => {
    const element = mount({});
    const events = recordEvents(element, 'meeting-error', 'meeting-ready');
    await element.updateComplete;
    element.provider = 'pexip';
    element.mode = 'app';
    element.alias = 'meet.alice';
    await nextEvent(element, 'meeting-ready');
    await import('../src/element/config-error.ts');
    await settled(element);
    await turns(5);
    expect(events.map(([type]) => type)).to.deep.equal(['meeting-ready']);
    expect(element.state).to.equal('ready');
  });

  const pexip = { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice' };
  const call = { provider: 'click-to-call', address: 'phone.example.com', room: 'r-1' };
  const immail = { provider: 'immail', src: 'https://web.immail.ca/meet/x', jwt: 'a.b.c' };
  const eyeson = { provider: 'eyeson' };
  /** Attributes, and the sentence that says what is wrong. */
  const rows: [attributes: { [name: string]: string }, message: RegExp | string][] = [
    [
      { ...pexip, bandwidth: '255' },
      'bandwidth: got "255", wanted a whole number from 256 to 2464.',
    ],
    [
      { ...pexip, bandwidth: '1e3' },
      'bandwidth: got "1e3", wanted a whole number from 256 to 2464.',
    ],
    [{ ...pexip, callType: 'audio' }, 'callType: got "audio", wanted none, audioonly or video.'],
    [{ ...pexip, mutecamera: 'yes' }, 'muteCamera: got "yes", wanted true or false.'],
    [{ ...pexip, 'join-role': 'chair' }, 'join-role: got "chair", wanted guest or host.'],
    [
      { ...pexip, 'first-name': 'Ann' },
      /^first-name: wanted a parameter of pexip: address, alias, mode/,
    ],
    [{ ...pexip, jwt: 'secret.secret.secret' }, /^jwt: wanted a parameter of pexip/],
    [{ ...pexip, src: 'https://web.immail.ca/meet/x' }, /^src: wanted a parameter of pexip/],
    ...[
      '',
      ' ',
      'a b',
      'vc.example.com/path',
      'https://vc.example.com/path',
      'user@vc.example.com',
      'http://vc.example.com',
      'javascript:alert(1)',
      '-',
      'a..b',
      'vc.example.com?x=1',
      'vc.example.com#x',
      '[::1',
      'vc.example.com:99999',
      '//vc.example.com',
      'data:text/html,x',
      'vc.example.com\\x',
    ].map((address): [{ [name: string]: string }, RegExp] => [
      { ...pexip, address },
      /^address: .*wanted a host like vc\.example\.com/,
    ]),
    ...['.', '..'].map((alias): [{ [name: string]: string }, RegExp] => [
      { ...pexip, alias },
      /^alias: got "\.+", wanted an alias of the conference\.$/,
    ]),
    [
      { ...call, dial: '%2B4915157610183' },
      'dial: got "%2B4915157610183", wanted a phone number like +4915157610183 or 610, not encoded.',
    ],
    [{ ...call, dial: '+49;wait=1' }, /^dial: wanted a phone number/],
    [{ ...call, trunk: 'tr_XYZ' }, 'trunk: got "tr_XYZ", wanted a trunk like tr_4194b9eab3de.'],
    [{ ...call, cam: 'on' }, 'cam: got "on", wanted off.'],
    [
      { ...call, address: 'https://phone.example.com/call.html' },
      /^address: got "https:\/\/phone\.example\.com\/…"/,
    ],
    [{ ...immail, jwt: '' }, "jwt: missing, wanted the participant's token."],
    [
      { ...immail, hideButtons: 'invite,whiteboard' },
      /^hideButtons: got "invite,whiteboard", wanted camera, chat, /,
    ],
    [
      { ...immail, src: 'https://evil.example/meet/x' },
      /^src: got "https:\/\/evil\.example\/…", wanted the meeting's URL.* on https:\/\/web\.immail\.ca or one of allowed-origins\.$/,
    ],
    [{ ...immail, src: 'https://web.immail.ca.evil.example/meet/x' }, /^src: /],
    [{ ...immail, src: 'https://web.immail.ca@evil.example/meet/x' }, /^src: /],
    [{ ...immail, src: 'http://web.immail.ca/meet/x' }, /^src: /],
    [{ ...immail, src: 'https://web.immail.ca/meet/../admin' }, /^src: /],
    [{ ...immail, src: 'https://web.immail.ca/meet/%2e%2E/admin' }, /^src: /],
    [{ ...immail, src: 'https://web.immail.ca/meet/x?jwt=other' }, /^src: /],
    [{ ...immail, src: 'javascript:alert(1)' }, /^src: /],
    [{ ...immail, src: 'https:web.immail.ca/meet/x' }, /^src: /],
    [{ ...immail, src: 'https:///web.immail.ca/meet/x' }, /^src: /],
    [{ ...immail, src: 'https://@web.immail.ca/meet/x' }, /^src: /],
    [{ ...eyeson, src: '\u0001https://app.eyeson.team/permalink?token9' }, /^src: /],
    [{ ...pexip, address: 'https://u:pw@vc.example.com/?pin=4711' }, /^address: wanted a host/],
    [{ ...pexip, address: 'vc%2eexample.com' }, /^address: /],
    [{ ...immail, mode: 'native' }, /^mode: wanted a parameter of immail/],
    [{ ...immail, src: '/meet/x' }, /^src: /],
    [
      { ...eyeson, src: 'https://evil.example/permalink?token9' },
      /^src: wanted a meeting link on https:\/\/app\.eyeson\.team or one of allowed-origins\.$/,
    ],
    [
      { ...eyeson, user_token: 'token9' },
      "user_token: wanted it as property: it is the host's secret.",
    ],
    [{ ...eyeson, guest: 'a b' }, 'guest: wanted a token.'],
    [eyeson, /^src: missing, wanted a meeting link/],
  ];
  for (const [attributes, message] of rows) {
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    it(`${written.join(' ')} is one error, no frame, and no secret in it`, async () => {
      const element = mount(attributes);
      const events = recordEvents(element, 'meeting-error', 'meeting-loading');
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail).to.be.instanceOf(MeetingError);
      expect(detail.code).to.equal('config-invalid');
      if (typeof message === 'string') expect(detail.message).to.equal(message);
      else expect(detail.message).to.match(message);
      expect(JSON.stringify(detail) + detail.message).not.to.match(
        /secret\.secret|a\.b\.c|token9|other|pw@|4711/,
      );
      expect(element.state).to.equal('failed');
      expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
      // It looks at itself once more.
      element.requestUpdate();
      await settled(element);
      expect(events).to.have.lengthOf(1);
    });
  }

  it('names everything that is wrong at once', async () => {
    const element = mount({ ...pexip, alias: '', bandwidth: '1', muteCamera: 'no' });
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.issues.map(({ attribute }) => attribute)).to.deep.equal([
      'muteCamera',
      'bandwidth',
      'alias',
    ]);
  });

  it('attributes of HTML, ARIA and frameworks are no mistakes', async () => {
    const element = mount({ ...pexip, mode: 'app' });
    const events = recordEvents(element, 'meeting-error');
    for (const name of [
      'id',
      'class',
      'style',
      'title',
      'lang',
      'dir',
      'hidden',
      'tabindex',
      'slot',
      'part',
      'role',
      'aria-label',
      'data-x',
      'onclick',
      'accesskey',
      'inert',
      'v-cloak',
      'x-data',
      'ng-version',
      '_ngcontent-abc',
      'hx-get',
      'itemprop',
      'contenteditable',
      'exportparts',
      'popover',
      'nonce',
    ])
      element.setAttribute(name, '');
    await nextEvent(element, 'meeting-ready');
    expect(events).to.deep.equal([]);
  });

  it('a parameter of another system is a mistake as property, too', async () => {
    // Once there is such a property.
    const other = mount(immail);
    while (!('first_name' in other)) await turns(1);
    const element = mount(pexip);
    element.first_name = 'Ann';
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.issues.map(({ attribute }) => attribute)).to.deep.equal(['first_name']);
  });

  for (const entry of [
    'https://good.example@evil.example',
    'https://good.example/path',
    'https://good.example?x',
    'https://good.example#x',
    'blob:https://good.example/x',
    'http://good.example',
    '//good.example',
    'good.example',
    '*',
    'https://*',
    'null',
  ])
    it(`allowed-origins="${entry}" is refused: it is no origin`, async () => {
      const element = mount({ ...immail, 'allowed-origins': `https://other.example, ${entry}` });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail.message).to.match(/^allowed-origins: .*wanted origins like https/);
      expect(element.state).to.equal('failed');
    });

  for (const [name, value] of [
    ['a symbol', Symbol('x')],
    ['an object without a prototype', Object.create(null)],
    ['an object that is no text', { toString: 1 }],
    ['an array of such', [Object.create(null)]],
    ['a function', () => {}],
  ] as const)
    it(`${name} as property is one error, and nothing is thrown`, async () => {
      const element = mount({});
      Object.assign(element, { ...pexip, bandwidth: value });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail).to.be.instanceOf(MeetingError);
      expect(detail.message).to.match(/^bandwidth: wanted a whole number/);
    });
});
