/** The participant's token: asked of the page by `getToken`, looked at before it is used again, replaced when it is refused. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import type { GetToken, TokenRequest } from '../src/meeting/token.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import type { MeetingEventMap } from '../src/meeting/events.ts';
import { mount, nextEvent, recordEvents, settled, turns } from './element.ts';
import { countOpen, frameOf, messagesOf, newRoom, say } from './standing-in.ts';
import { serverNamed } from './server-named.ts';

const HOUR = 3_600_000;
let count = 0;
/** A token that runs out at this time, in ms since 1970; no two are alike. */
const tokenUntil = (time: number): string => {
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return [{ alg: 'HS256' }, { exp: Math.floor(time / 1000), jti: ++count, '?>': '?>' }]
    .map(part)
    .concat('c2lnbmF0dXJl')
    .join('.');
};
const alive = () => tokenUntil(Date.now() + HOUR);
const dead = () => tokenUntil(Date.now() - HOUR);

const ALL: (keyof MeetingEventMap)[] = [
  'meeting-loading',
  'meeting-ready',
  'meeting-reconnecting',
  'meeting-joined',
  'meeting-left',
  'meeting-error',
];
const types = (events: readonly [string, unknown][]) => events.map(([type]) => type);

describe('the participant’s token', () => {
  let origins: Record<string, string>;
  before(async () => {
    origins = await serverNamed('stand-ins');
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  /** A busy machine loads a frame, and answers, later than within the defaults. */
  const patient = { 'load-timeout': '60000', 'command-timeout': '60000' };
  const attributes = {
    jitsi: () => ({ provider: 'jitsi', address: origins.jitsi, room: newRoom(), ...patient }),
    immail: () => ({
      ...patient,
      provider: 'immail',
      src: `${origins.immail}/meet/${newRoom()}`,
      'allowed-origins': origins.immail,
    }),
  };
  /** An element with a function that gives tokens, and what it was asked. */
  const asking = (
    system: keyof typeof attributes,
    give: GetToken,
    extra: Record<string, string> = {},
  ) => {
    const asked: TokenRequest[] = [];
    const element = document.createElement('meeting-embed');
    for (const [name, value] of Object.entries({ ...attributes[system](), ...extra }))
      element.setAttribute(name, `${value}`);
    element.getToken = (request) => {
      asked.push(request);
      return give(request);
    };
    return { element, asked, reasons: () => asked.map(({ reason }) => reason) };
  };
  const put = (element: MeetingEmbedElement) => document.body.append(element);

  for (const system of ['jitsi', 'immail'] as const)
    describe(`of ${system}`, () => {
      it('is asked for at each opening, and stands nowhere in the page', async () => {
        const tokens = [alive(), alive(), alive()];
        const { element, reasons } = asking(system, async () => tokens[reasons().length - 1]!);
        for (const [opened, open] of [
          () => put(element),
          () => element.reload(),
          () => document.body.insertBefore(element, document.body.firstChild),
        ].entries()) {
          const ready = nextEvent(element, 'meeting-ready');
          open();
          await ready;
          expect(element.url).to.include(tokens[opened]);
          expect(frameOf(element)!.outerHTML).not.to.include(tokens[opened]);
        }
        expect(reasons()).to.deep.equal(['opening', 'reopening', 'reopening']);
        expect(element.outerHTML).not.to.include('eyJ');
      });

      it('that was given as a parameter is not used once more when it has run out', async () => {
        for (const again of [
          (element: MeetingEmbedElement) => element.reload(),
          (element: MeetingEmbedElement) =>
            document.body.insertBefore(element, document.body.firstChild),
        ]) {
          const jwt = dead();
          const element = mount({ ...attributes[system](), jwt });
          // The first time, the system judges: it knows what time it is.
          await nextEvent(element, 'meeting-ready');
          const failed = nextEvent(element, 'meeting-error');
          again(element);
          const { detail } = await failed;
          expect(detail).to.include({ code: 'token-expired', fatal: true });
          expect(detail.message).not.to.include(jwt);
          expect(element.state).to.equal('failed');
          expect(frameOf(element)).to.equal(null);
          // A new one opens it.
          element.setAttribute('jwt', alive());
          const ready = nextEvent(element, 'meeting-ready');
          element.open();
          await ready;
        }
      });

      it('that is good is used once more', async () => {
        const element = mount({ ...attributes[system](), jwt: alive() });
        await nextEvent(element, 'meeting-ready');
        const ready = nextEvent(element, 'meeting-ready');
        element.reload();
        await ready;
      });

      it('is looked at where the meeting opens late', async () => {
        const element = mount({ ...attributes[system](), jwt: dead(), loading: 'click' });
        const failed = nextEvent(element, 'meeting-error');
        await settled(element);
        element.open();
        expect((await failed).detail.code).to.equal('token-expired');
      });

      it('that has no end, or is no JSON Web Token, is used as it is', async () => {
        for (const token of [
          'secret',
          'a.b.c',
          `a.${btoa('{"exp":"never"}')}.c`,
          `a.${btoa('1')}`,
        ]) {
          const { element } = asking(system, () => token);
          put(element);
          await nextEvent(element, 'meeting-ready');
          expect(element.url).to.include(encodeURIComponent(token));
          element.remove();
        }
      });
    });

  describe('getToken', () => {
    const SECRET = 'hunter2';
    const failures: Record<string, [GetToken, code: string, message: RegExp]> = {
      throws: [
        () => {
          throw new Error(SECRET);
        },
        'request-failed',
        /^getToken: it failed\.$/,
      ],
      'is rejected': [() => Promise.reject(SECRET), 'request-failed', /^getToken: it failed\.$/],
      'gives nothing': [(() => undefined) as never, 'request-failed', /wanted a text\.$/],
      'gives an empty text': [async () => '', 'request-failed', /wanted a text\.$/],
      'gives an object': [
        (async () => ({ jwt: SECRET })) as never,
        'request-failed',
        /wanted a text/,
      ],
      'gives one that has run out': [async () => dead(), 'token-expired', /has run out\.$/],
      'never answers': [() => new Promise(() => {}), 'request-failed', /no token within 300 ms\.$/],
    };
    for (const [name, [give, code, message]] of Object.entries(failures))
      it(`that ${name} is one error, and no frame`, async () => {
        const { element, asked } = asking('jitsi', give, { 'load-timeout': '300' });
        const events = recordEvents(element, ...ALL);
        const failed = nextEvent(element, 'meeting-error');
        put(element);
        const { detail } = await failed;
        expect(detail).to.include({ code, fatal: true });
        expect(detail.message).to.match(message).and.not.include(SECRET);
        await turns(3);
        expect(types(events)).to.deep.equal(['meeting-loading', 'meeting-error']);
        expect(frameOf(element)).to.equal(null);
        expect(asked).to.have.length(1);
        // Its answer is wanted no longer.
        if (name === 'never answers') expect(asked[0]!.signal.aborted).to.equal(true);
      });

    it('that has not answered is aborted by removal, and opens nothing later', async () => {
      const opens = countOpen();
      try {
        let answer: ((token: string) => void) | undefined;
        const { element, asked } = asking(
          'jitsi',
          () => new Promise((resolve) => (answer = resolve)),
        );
        put(element);
        while (!answer) await turns(1);
        const events = recordEvents(element, ...ALL);
        element.remove();
        expect(asked[0]!.signal.aborted).to.equal(true);
        answer(alive());
        await turns(3);
        expect(events).to.deep.equal([]);
        expect(frameOf(element)).to.equal(null);
      } finally {
        opens.restore();
      }
      expect(opens.open.size).to.equal(0);
    });

    it('that is replaced while the meeting is open is asked the next time', async () => {
      const { element } = asking('jitsi', alive);
      put(element);
      await nextEvent(element, 'meeting-ready');
      const frame = frameOf(element);
      const last = alive();
      element.getToken = () => last;
      await settled(element);
      expect(frameOf(element)).to.equal(frame);
      const ready = nextEvent(element, 'meeting-ready');
      element.reload();
      await ready;
      expect(element.url).to.include(last);
    });

    it('is no attribute, and nothing but a function', async () => {
      const element = mount({ ...attributes.jitsi(), getToken: 'x' });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail.issues[0]?.wanted).to.equal('it as property: a function');
    });

    it('is not asked for systems without tokens', async () => {
      const { element, asked } = asking('jitsi', alive);
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
      for (const [name, value] of Object.entries({
        provider: 'pexip',
        address: origins['pexip-webapp']!,
        alias: 'meet.alice',
      }))
        element.setAttribute(name, value);
      put(element);
      await nextEvent(element, 'meeting-ready');
      expect(asked).to.deep.equal([]);
    });
  });

  describe('that Jitsi refuses', () => {
    const tell = (element: MeetingEmbedElement, error: object) =>
      say(
        element,
        JSON.stringify({
          postis: true,
          scope: 'jitsi_meet_external_api_0',
          method: 'message',
          params: { type: 'event', data: { name: 'error-occurred', error } },
        }),
      );
    const REFUSED = { name: 'connection.passwordRequired', isFatal: true };

    it('is token-expired where it has run out, and unauthorized where it has not', async () => {
      for (const [jwt, error, code, fatal] of [
        [dead(), REFUSED, 'token-expired', true],
        [alive(), REFUSED, 'unauthorized', false],
        [dead(), { name: 'conference.connectionError.notAllowed' }, 'token-expired', true],
        [alive(), { name: 'conference.connectionError.notAllowed' }, 'unauthorized', true],
        [
          dead(),
          { name: 'conference.connectionError.notAllowed', params: ['no-visitors-lobby'] },
          'call-failed',
          true,
        ],
        [undefined, REFUSED, 'call-failed', false],
        [dead(), { name: 'conference.failed' }, 'call-failed', false],
      ] as const) {
        const element = mount({ ...attributes.jitsi(), jwt });
        await nextEvent(element, 'meeting-joined');
        const failed = nextEvent(element, 'meeting-error');
        tell(element, error);
        expect((await failed).detail).to.include({ code, fatal });
        element.remove();
      }
    });

    it('is replaced by a new one, once for each time in the meeting', async () => {
      const { element, reasons } = asking('jitsi', alive);
      put(element);
      await nextEvent(element, 'meeting-joined');
      const before = frameOf(element);
      const events = recordEvents(element, ...ALL);
      const rejoined = nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      // One given while the frame is opened anew waits for it.
      await nextEvent(element, 'meeting-reconnecting');
      expect(element.participants).to.equal(null);
      const muted = element.setAudioMuted({ muted: true });
      await rejoined;
      expect(types(events)).to.deep.equal([
        'meeting-reconnecting',
        'meeting-ready',
        'meeting-joined',
      ]);
      expect(frameOf(element)).not.to.equal(before);
      expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.length(1);
      expect(await muted).to.equal('acknowledged');
      expect(reasons()).to.deep.equal(['opening', 'refused']);
      const again = nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      await again;
      expect(reasons()).to.deep.equal(['opening', 'refused', 'refused']);
    });

    it('is replaced without the commands that were reported as not done meanwhile', async () => {
      let answer: ((token: string) => void) | undefined;
      const room = newRoom();
      const { element, asked } = asking(
        'jitsi',
        () => (asked.length === 1 ? alive() : new Promise<string>((resolve) => (answer = resolve))),
        { room, 'command-timeout': '50' },
      );
      put(element);
      await nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      while (!answer) await turns(1);
      const late = await element.execute('subject', { subject: 'too late' }).catch((e) => e);
      expect(late.code).to.equal('command-timeout');
      const rejoined = nextEvent(element, 'meeting-joined');
      answer(alive());
      await rejoined;
      await element.execute('subject', { subject: 'in time' });
      const subjects = (messages: { type?: string }[]) =>
        messages.filter(({ type }) => type === 'event');
      const got = await messagesOf<{ type?: string }>(
        origins.jitsi!,
        room,
        (messages) => subjects(messages).length > 0,
      );
      expect(subjects(got)).to.deep.equal([
        { type: 'event', data: { name: 'subject', data: ['in time'] } },
      ]);
    });

    it('is replaced by one from the function that the element has by now', async () => {
      const { element, reasons } = asking('jitsi', alive);
      put(element);
      await nextEvent(element, 'meeting-joined');
      const last = alive();
      element.getToken = () => last;
      const rejoined = nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      await rejoined;
      expect(element.url).to.include(last);
      expect(reasons()).to.deep.equal(['opening']);
    });

    it('has the others leave the list before that is told, and the next join is one more', async () => {
      const { element } = asking('jitsi', alive);
      put(element);
      const first = await nextEvent(element, 'meeting-joined');
      expect(first.detail.again).to.equal(undefined);
      expect(element.participants).to.have.lengthOf(2);
      const lists: unknown[] = [];
      element.addEventListener('participant-left', () =>
        lists.push(element.participants!.map(({ name }) => name)),
      );
      const rejoined = nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      expect((await rejoined).detail.again).to.equal(true);
      expect(lists).to.deep.equal([['Curtis'], []]);
    });

    it('has what was true of the frame before end with it, and told so', async () => {
      const { element } = asking('jitsi', alive);
      put(element);
      await nextEvent(element, 'meeting-joined');
      await element.setHandRaised({ raised: true });
      await element.setPresenting({ presenting: true });
      await element.startRecording();
      const events = recordEvents(
        element,
        'hand-raised-changed',
        'presentation-changed',
        'recording-changed',
        'meeting-reconnecting',
        'meeting-joined',
      );
      const rejoined = nextEvent(element, 'meeting-joined');
      tell(element, REFUSED);
      await rejoined;
      expect(events.slice(0, 4)).to.deep.equal([
        ['hand-raised-changed', { raised: false }],
        ['presentation-changed', { presenting: false, local: true }],
        ['recording-changed', { recording: false }],
        ['meeting-reconnecting', null],
      ]);
      expect(types(events.slice(4))).to.deep.equal(['meeting-joined']);
    });

    it('is replaced without a muted microphone or camera going live, however often', async () => {
      const { element } = asking('jitsi', alive);
      put(element);
      await nextEvent(element, 'meeting-joined');
      await element.setAudioMuted({ muted: true });
      const renew = async () => {
        const rejoined = nextEvent(element, 'meeting-joined');
        tell(element, REFUSED);
        await rejoined;
      };
      for (let time = 0; time < 2; time++) {
        await renew();
        expect(await element.query('isAudioMuted')).to.equal(true);
        expect(await element.query('isVideoMuted')).to.equal(false);
      }
      await element.setAudioMuted({ muted: false });
      await element.setVideoMuted({ muted: true });
      await renew();
      expect(await element.query('isAudioMuted')).to.equal(false);
      expect(await element.query('isVideoMuted')).to.equal(true);
    });

    it('once more before the meeting is joined is told', async () => {
      // A room that nobody gets into.
      const { element, reasons } = asking('jitsi', alive, { room: `locked-${newRoom()}` });
      put(element);
      await nextEvent(element, 'meeting-prompt');
      const prompt = nextEvent(element, 'meeting-prompt');
      tell(element, REFUSED);
      await prompt;
      const failed = nextEvent(element, 'meeting-error');
      tell(element, REFUSED);
      expect((await failed).detail).to.include({ code: 'unauthorized', fatal: false });
      expect(reasons()).to.deep.equal(['opening', 'refused']);
    });

    it('by a token that cannot be had is the end', async () => {
      let tokens = 1;
      const { element } = asking('jitsi', () => {
        if (tokens--) return alive();
        throw new Error('offline');
      });
      put(element);
      await nextEvent(element, 'meeting-joined');
      const failed = nextEvent(element, 'meeting-error');
      tell(element, REFUSED);
      expect((await failed).detail).to.include({ code: 'request-failed', fatal: true });
      expect(element.state).to.equal('failed');
    });
  });
});
