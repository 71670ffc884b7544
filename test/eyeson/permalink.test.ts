/** Permalinks in the element: waiting, starting, opening byte for byte, and every way in which there is nothing to open. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { ErrorCode, MeetingError } from '../../src/meeting/errors.ts';
import type { MeetingEventMap } from '../../src/meeting/events.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { drawn, mount, nextEvent, recordEvents, settled, turns } from '../element.ts';
import { Waits } from '../fakes/waits.ts';
import {
  changePermalink,
  deletePermalink,
  forceStatus,
  makePermalink,
  originOf,
  requestsOf,
  type PermalinkState,
  type StandInPermalink,
} from './api.ts';
import { errorText } from '../../src/view/screen-text.ts';
import { screens as english } from '../../src/view/text/en.ts';

interface FrameRequest {
  url: string;
  referer?: string;
}
const frameRequests = (action: 'start' | 'take' | 'stop') =>
  executeServerCommand<FrameRequest[], string>('frame-requests', action);

const EVENTS: (keyof MeetingEventMap)[] = [
  'meeting-loading',
  'meeting-prompt',
  'meeting-ready',
  'meeting-left',
  'meeting-error',
];
const running = { started_at: '2026-01-01T09:00:00Z' };
const APP = 'https://app.eyeson.team';

let waits: Waits;

const attributes = async (): Promise<Record<string, string>> => {
  const api = await originOf('eyeson-api');
  return { provider: 'eyeson', mode: 'permalink', api, 'allowed-origins': api };
};
const asGuest = async (
  { permalink }: StandInPermalink,
  more: Record<string, string> = {},
  children = '',
) => mount({ ...(await attributes()), guest: permalink.guest_token, ...more }, children);
const asHost = async ({ permalink }: StandInPermalink, children = '') => {
  const element = mount(await attributes(), children);
  element.user_token = permalink.user_token;
  return element;
};
const title = (element: MeetingEmbedElement) => drawn(element, '.permalink h2');
/** Tests compare this: a difference between nodes takes long to print. */
const hasFrame = (element: MeetingEmbedElement) => !!element.shadowRoot!.querySelector('iframe');
const hasView = (element: MeetingEmbedElement) => !!element.shadowRoot!.querySelector('.permalink');
const startButton = (element: MeetingEmbedElement) => drawn(element, '.permalink button.start');
/** Resolves once the element says this. */
const says = async (element: MeetingEmbedElement, words: string) => {
  while (!element.shadowRoot!.textContent!.includes(words)) await turns(1);
};
const namesOf = (events: [string, unknown][]) => events.map(([name]) => name);

describe('a permalink', () => {
  before(() => frameRequests('start'));
  after(() => frameRequests('stop'));
  beforeEach(() => {
    // Polls are jittered; whole seconds are other things'.
    waits = new Waits((ms) => ms > 3000 && ms % 1000 > 0);
  });
  afterEach(async () => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    waits.restore();
    await frameRequests('take');
    expect(waits.pending, 'polls go on without their element').to.deep.equal([]);
  });

  for (const path of ['/permalink?', '/permalink/?'])
    it(`${path}guest=… waits for its host, then opens byte for byte`, async () => {
      const made = await makePermalink({ name: 'Weekly sync' });
      const src = `${APP}${path}guest=${made.permalink.guest_token}`;
      const element = mount({ ...(await attributes()), src });
      const events = recordEvents(element, ...EVENTS);
      const { detail } = await nextEvent(element, 'meeting-prompt');
      expect(detail).to.deep.equal({
        kind: 'waiting',
        message: 'The meeting has not started yet',
      });
      expect(element.state).to.equal('waiting');
      expect(hasFrame(element)).to.equal(false);
      expect((await title(element)).textContent).to.equal('The meeting has not started yet');
      expect((await drawn(element, '.room')).textContent).to.equal('Weekly sync');
      await waits.pass();
      await waits.next();
      await changePermalink(made, running);
      await waits.pass();
      await nextEvent(element, 'meeting-ready');
      expect((await frameRequests('take')).map(({ url }) => url)).to.deep.equal([src]);
      expect(hasView(element)).to.equal(false);
      expect(namesOf(events)).to.deep.equal([
        'meeting-loading',
        'meeting-prompt',
        'meeting-loading',
        'meeting-ready',
      ]);
      const asked = await requestsOf(made.permalink.guest_token);
      expect(asked.map(({ method }) => method)).to.deep.equal(['GET', 'GET', 'GET']);
    });

  it('of a meeting that runs opens at once, for guest and host, and starts nothing', async () => {
    for (const mountAs of [asGuest, asHost]) {
      const made = await makePermalink(running);
      const element = await mountAs(made);
      const events = recordEvents(element, ...EVENTS);
      await nextEvent(element, 'meeting-ready');
      expect(namesOf(events)).to.deep.equal(['meeting-ready']);
      const { user_token, guest_token } = made.permalink;
      const asked = [...(await requestsOf(user_token)), ...(await requestsOf(guest_token))];
      expect(asked.map(({ method }) => method)).to.deep.equal(['GET']);
    }
  });

  it('without mode="permalink" asks nobody', async () => {
    const { permalink } = await makePermalink();
    const src = `${APP}/permalink?guest=${permalink.guest_token}`;
    const element = mount({ provider: 'eyeson', src });
    await nextEvent(element, 'meeting-ready');
    expect((await frameRequests('take')).map(({ url }) => url)).to.deep.equal([src]);
    expect(await requestsOf(permalink.guest_token)).to.deep.equal([]);
  });

  it('cuts a name of the room that has no end', async () => {
    const element = await asGuest(await makePermalink({ name: 'x'.repeat(100_000) }));
    expect((await drawn(element, '.room')).textContent).to.have.lengthOf(1000);
  });

  it('and the link of a running room opens as it is', async () => {
    const src = `${APP}/?guest=R2SdUxiqKhpBoUu0oi0pZZkZ`;
    const element = mount({ ...(await attributes()), src });
    await nextEvent(element, 'meeting-ready');
    expect((await frameRequests('take')).map(({ url }) => url)).to.deep.equal([src]);
  });

  const starts: Record<string, (element: MeetingEmbedElement) => Promise<unknown>> = {
    'a click': async (element) => (await startButton(element)).click(),
    'the command': (element) => element.answerPrompt({}),
    'an invoker button': async (element) =>
      element.dispatchEvent(Object.assign(new Event('command'), { command: '--answerPrompt' })),
  };
  for (const [way, start] of Object.entries(starts))
    it(`of a host starts by ${way}, and opens byte for byte`, async () => {
      const made = await makePermalink();
      const { user_token } = made.permalink;
      const element = await asHost(made);
      const events = recordEvents(element, ...EVENTS);
      const { detail } = await nextEvent(element, 'meeting-prompt');
      expect(detail).to.deep.equal({
        kind: 'start',
        message: 'Your meeting is ready to start',
      });
      expect(element.supports('answerPrompt')).to.equal(true);
      const ready = nextEvent(element, 'meeting-ready');
      await start(element);
      await ready;
      expect((await frameRequests('take')).map(({ url }) => url)).to.deep.equal([
        `${APP}/permalink?${user_token}`,
      ]);
      const asked = await requestsOf(user_token);
      expect(asked.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
        `GET /permalink/${user_token}`,
        `POST /permalink/${user_token}`,
      ]);
      expect(asked[1]!.body).to.equal('');
      expect(namesOf(events).at(-1)).to.equal('meeting-ready');
      expect(namesOf(events)).not.to.include('meeting-error');
    });

  it('of a host opens by itself when another host starts the meeting', async () => {
    const made = await makePermalink();
    const element = await asHost(made);
    await nextEvent(element, 'meeting-prompt');
    await waits.next();
    await changePermalink(made, running);
    await waits.pass();
    await nextEvent(element, 'meeting-ready');
    expect(hasFrame(element)).to.equal(true);
  });

  it('that is found running while its start fails is open, and stays so', async () => {
    const made = await makePermalink();
    const element = await asHost(made);
    const errors = recordEvents(element, 'meeting-error');
    await startButton(element);
    await waits.next();
    // The answer to the start comes after the look's.
    const { fetch } = window;
    let refuse: (reason: unknown) => void = () => {};
    window.fetch = (input, init) =>
      init?.method === 'POST'
        ? new Promise((_, reject) => {
            refuse = reject;
          })
        : fetch(input, init);
    try {
      const started = element.answerPrompt({});
      await changePermalink(made, running);
      await waits.pass();
      await nextEvent(element, 'meeting-ready');
      refuse(new TypeError('Failed to fetch'));
      expect(await started).to.equal('acknowledged');
      expect(errors).to.deep.equal([]);
      expect(hasFrame(element)).to.equal(true);
    } finally {
      window.fetch = fetch;
    }
  });

  it('that was started by the focused button hands the focus to the frame', async () => {
    const element = await asHost(await makePermalink());
    const button = await startButton(element);
    button.focus();
    button.click();
    await nextEvent(element, 'meeting-ready');
    expect(element.shadowRoot!.activeElement?.localName).to.equal('iframe');
  });

  /** What ends the wait: the state of the permalink or the status of an answer, its error, and its words. */
  const endings: [
    what: string,
    end: (made: StandInPermalink) => Promise<unknown>,
    code: ErrorCode,
    words: string,
    mended?: PermalinkState,
  ][] = [
    ['that was deleted', deletePermalink, 'link-invalid', 'This meeting link is not valid.'],
    [
      'that has expired',
      (made) => changePermalink(made, { expires_at: '2020-01-01T00:00:00Z' }),
      'link-expired',
      'This meeting link has expired.',
      { expires_at: null },
    ],
    [
      'of a meeting that was closed',
      (made) => changePermalink(made, { over: true }),
      'meeting-over',
      'This meeting has ended.',
      { over: false },
    ],
    [
      'answered with 401',
      ({ permalink }) => forceStatus(`/permalink/${permalink.guest_token}`, 401, { times: 1 }),
      'unauthorized',
      'This meeting cannot be opened.',
      {},
    ],
    [
      'answered with 400',
      ({ permalink }) => forceStatus(`/permalink/${permalink.guest_token}`, 400, { times: 1 }),
      'request-failed',
      'This meeting cannot be opened.',
      {},
    ],
  ];
  for (const [what, end, code, words, mended] of endings) {
    it(`${what} is ${code}, in words, while one waits`, async () => {
      const made = await makePermalink();
      const element = await asGuest(made);
      await nextEvent(element, 'meeting-prompt');
      await waits.next();
      await end(made);
      const failed = nextEvent(element, 'meeting-error');
      await waits.pass();
      const { detail } = await failed;
      expect(detail).to.include({ code, fatal: true, message: words });
      expect((detail.cause as MeetingError).code).to.equal(code);
      expect(element.state).to.equal('failed');
      expect((await drawn(element, '[role=alert]')).textContent).to.equal(
        errorText(detail, english),
      );
      expect(hasView(element)).to.equal(false);
      expect(hasFrame(element)).to.equal(false);
    });

    it(`${what} can be tried again`, async () => {
      const made = await makePermalink();
      await end(made);
      const element = await asGuest(made);
      await nextEvent(element, 'meeting-error');
      if (mended) await changePermalink(made, mended);
      const next = nextEvent(element, mended ? 'meeting-prompt' : 'meeting-error');
      (await drawn(element, 'section button')).click();
      await next;
      expect(element.state).to.equal(mended ? 'waiting' : 'failed');
    });
  }

  it('that has expired still opens while its meeting runs', async () => {
    const element = await asGuest(
      await makePermalink({ ...running, expires_at: '2020-01-01T00:00:00Z' }),
    );
    await nextEvent(element, 'meeting-ready');
    expect(hasFrame(element)).to.equal(true);
  });

  it('that is locked says so once, and waits on until it is not', async () => {
    const made = await makePermalink();
    await forceStatus(`/permalink/${made.permalink.guest_token}`, 423, {
      times: 2,
    });
    const element = await asGuest(made);
    const events = recordEvents(element, 'meeting-prompt', 'meeting-error');
    await nextEvent(element, 'meeting-prompt');
    expect((await title(element)).textContent).to.equal('The meeting is locked');
    expect(await waits.pass()).to.be.within(4000, 6000);
    await waits.pass();
    await says(element, 'The meeting has not started yet');
    expect(
      events.map(([name, detail]) => [
        name,
        (detail as { code?: string; message: string }).code ??
          (detail as { message: string }).message,
      ]),
    ).to.deep.equal([
      ['meeting-error', 'meeting-locked'],
      ['meeting-prompt', 'The meeting is locked'],
      ['meeting-prompt', 'The meeting has not started yet'],
    ]);
    expect(element.state).to.equal('waiting');
  });

  it('whose API does not answer says so once, asks ever more rarely, and says so again', async () => {
    const made = await makePermalink();
    const path = `/permalink/${made.permalink.guest_token}`;
    await forceStatus(path, 503, { times: 5 });
    const element = await asGuest(made);
    const events = recordEvents(element, 'meeting-error', 'meeting-prompt');
    await says(element, 'The server is not responding. Trying again …');
    const waited: number[] = [];
    for (let time = 0; time < 5; time++) waited.push(await waits.pass());
    [10, 20, 40, 60, 60].forEach((seconds, index) =>
      expect(waited[index]).to.be.within(seconds * 800, seconds * 1200),
    );
    await nextEvent(element, 'meeting-prompt');
    await says(element, 'The meeting has not started yet');
    expect(element.shadowRoot!.textContent).not.to.include('The server is not responding');
    expect(namesOf(events)).to.deep.equal(['meeting-error', 'meeting-prompt']);
    expect(events[0]![1]).to.include({
      code: 'request-failed',
      status: 503,
      fatal: false,
    });
    expect(await waits.next()).to.be.within(4000, 6000);
    await forceStatus(path, 503, { times: 1 });
    const again = nextEvent(element, 'meeting-error');
    await waits.pass();
    expect((await again).detail).to.include({ status: 503 });
    expect(element.state).to.equal('waiting');
    await says(element, 'The server is not responding. Trying again …');
    await waits.pass();
    await waits.next();
    await settled(element);
    expect(element.shadowRoot!.textContent).not.to.include('The server is not responding');
  });

  const refusals: [status: number, code: ErrorCode, words: string][] = [
    [503, 'request-failed', 'The meeting could not be started. Please try again.'],
    [423, 'meeting-locked', 'The meeting is locked'],
  ];
  for (const [status, code, words] of refusals) {
    const refused = async () => {
      const made = await makePermalink();
      const element = await asHost(made);
      await startButton(element);
      await forceStatus(`/permalink/${made.permalink.user_token}`, status, {
        times: 1,
      });
      return element;
    };
    it(`whose start is refused with ${status} by a click is one meeting-error, and can be tried again`, async () => {
      const element = await refused();
      const failed = nextEvent(element, 'meeting-error');
      (await startButton(element)).click();
      expect((await failed).detail).to.include({ code, status, fatal: false });
      await says(element, words);
      expect(element.state).to.equal('waiting');
      const ready = nextEvent(element, 'meeting-ready');
      (await startButton(element)).click();
      await ready;
    });

    it(`whose start is refused with ${status} rejects the command, and is no event`, async () => {
      const element = await refused();
      const events = recordEvents(element, 'meeting-error');
      const error = await element.answerPrompt({}).catch((failure) => failure);
      expect(error).to.include({ code, status });
      await says(element, words);
      expect(events).to.deep.equal([]);
    });
  }

  it('that was deleted before its host starts it is link-invalid', async () => {
    const made = await makePermalink();
    const element = await asHost(made);
    const button = await startButton(element);
    await deletePermalink(made);
    const failed = nextEvent(element, 'meeting-error');
    button.click();
    expect((await failed).detail).to.include({
      code: 'link-invalid',
      fatal: true,
    });
    expect(element.state).to.equal('failed');
  });

  it('asks nobody while the page is hidden, and no sooner for being looked at again', async () => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', {
      configurable: true,
      get: () => hidden,
    });
    const turn = (to: boolean) => {
      hidden = to;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      const made = await makePermalink();
      const element = await asGuest(made);
      await nextEvent(element, 'meeting-prompt');
      await waits.next();
      turn(true);
      expect(waits.pending).to.deep.equal([]);
      expect(await requestsOf(made.permalink.guest_token)).to.have.lengthOf(1);
      turn(false);
      expect(waits.pending).to.have.lengthOf(1);
      expect(await requestsOf(made.permalink.guest_token)).to.have.lengthOf(1);
      await waits.pass();
      await waits.next();
      expect(await requestsOf(made.permalink.guest_token)).to.have.lengthOf(2);
    } finally {
      delete (document as { hidden?: boolean }).hidden;
    }
  });

  const goings: Record<string, (element: MeetingEmbedElement) => unknown> = {
    'is removed': (element) => element.remove(),
    'is closed': (element) => element.close(),
    'is left by the command': (element) => element.hangup(),
    'is left by a click': async (element) =>
      (await drawn(element, '.permalink button:not(.start)')).click(),
    'gets another provider': (element) => {
      // The list of them is looked at first, which may have to be loaded.
      const failed = nextEvent(element, 'meeting-error');
      element.setAttribute('provider', 'none');
      return failed;
    },
  };
  for (const [what, go] of Object.entries(goings))
    it(`asks nobody any more once the element ${what}`, async () => {
      const made = await makePermalink();
      const element = await asGuest(made);
      await nextEvent(element, 'meeting-prompt');
      await waits.next();
      const left = recordEvents(element, 'meeting-left');
      await go(element);
      await settled(element);
      expect(waits.pending).to.deep.equal([]);
      document.dispatchEvent(new Event('visibilitychange'));
      await turns(5);
      expect(await requestsOf(made.permalink.guest_token)).to.have.lengthOf(1);
      expect(hasView(element)).to.equal(false);
      if (/closed|left/.test(what))
        expect(left).to.deep.equal([['meeting-left', { reason: 'closed' }]]);
    });

  it('that is removed while it is asked about, emits nothing and opens nothing', async () => {
    const made = await makePermalink(running);
    const { fetch } = window;
    let release = () => {};
    const removed = new Promise<void>((resolve) => (release = resolve));
    let answered: Promise<Response> | undefined;
    // The answer is there all the same, once nobody wants it.
    window.fetch = (input) => (answered = removed.then(() => fetch(input)));
    try {
      const element = await asGuest(made);
      const events = recordEvents(element, ...EVENTS);
      await drawn(element, '.permalink');
      while (!answered) await turns(1);
      element.remove();
      release();
      expect((await answered).ok).to.equal(true);
      await turns(20);
      expect(namesOf(events).filter((name) => name !== 'meeting-loading')).to.deep.equal([]);
      expect(hasFrame(element)).to.equal(false);
    } finally {
      window.fetch = fetch;
    }
  });

  it('that becomes another is waited for in its place', async () => {
    const first = await makePermalink();
    const second = await makePermalink({ name: 'The other one' });
    const element = await asGuest(first);
    await nextEvent(element, 'meeting-prompt');
    await waits.next();
    element.guest = second.permalink.guest_token;
    await nextEvent(element, 'meeting-prompt');
    expect((await drawn(element, '.room')).textContent).to.equal('The other one');
    await waits.next();
    expect(waits.pending).to.have.lengthOf(1);
    expect(await requestsOf(first.permalink.guest_token)).to.have.lengthOf(1);
  });

  it('keeps the host’s token out of events, errors, attributes and the shadow tree', async () => {
    const made = await makePermalink();
    const { user_token } = made.permalink;
    await forceStatus(`/permalink/${user_token}`, 503, {
      times: 1,
      error: `No ${user_token}`,
    });
    const element = await asHost(made);
    const events = recordEvents(element, ...EVENTS);
    await nextEvent(element, 'meeting-error');
    const seen: string[] = [];
    const look = () => seen.push(element.outerHTML, element.shadowRoot!.innerHTML);
    look();
    await waits.pass();
    const button = await startButton(element);
    look();
    const ready = nextEvent(element, 'meeting-ready');
    button.click();
    await ready;
    look();
    element.reload();
    await nextEvent(element, 'meeting-ready');
    await deletePermalink(made);
    element.reload();
    await nextEvent(element, 'meeting-error');
    look();
    for (const [, detail] of events) {
      seen.push(JSON.stringify(detail));
      for (let error = detail; error instanceof Error; error = error.cause)
        seen.push(error.message, `${error.stack}`);
    }
    expect(namesOf(events).filter((name) => name === 'meeting-error')).to.have.lengthOf(2);
    expect(seen.join('\n')).not.to.include(user_token);
  });

  it('has the page’s own words, where it brings some', async () => {
    const own = '<p slot="waiting">Grab a coffee</p><button slot="prompt">Go!</button>';
    const guest = await asGuest(await makePermalink(), {}, own);
    await nextEvent(guest, 'meeting-prompt');
    await settled(guest);
    const host = await asHost(await makePermalink(), own);
    await nextEvent(host, 'meeting-prompt');
    await settled(host);
    const seen = (element: MeetingEmbedElement) =>
      [...element.children]
        .filter((child) => child.checkVisibility())
        .map(({ textContent }) => textContent);
    expect(seen(guest)).to.deep.equal(['Grab a coffee']);
    expect(seen(host)).to.deep.equal(['Go!']);
    for (const element of [guest, host])
      expect((await drawn(element, '.permalink .sheet')).checkVisibility()).to.equal(false);
  });

  const languages = [
    ['de-AT', 'Das Meeting hat noch nicht begonnen', 'Dieser Link zum Meeting ist abgelaufen.'],
    ['fr', 'La réunion n’a pas encore commencé', 'Ce lien de réunion a expiré.'],
    ['xx', 'The meeting has not started yet', 'This meeting link has expired.'],
  ] as const;
  for (const [lang, waiting, expired] of languages)
    it(`speaks ${lang} in a page that does`, async () => {
      const made = await makePermalink();
      const element = await asGuest(made, { lang });
      const { detail } = await nextEvent(element, 'meeting-prompt');
      expect(detail.message).to.equal(waiting);
      expect((await title(element)).textContent).to.equal(waiting);
      await waits.next();
      await changePermalink(made, { expires_at: '2020-01-01T00:00:00Z' });
      const failed = nextEvent(element, 'meeting-error');
      await waits.pass();
      expect((await failed).detail.message).to.equal(expired);
    });

  it('is accessible while one waits, and when one may start', async () => {
    for (const mountAs of [asGuest, asHost]) {
      const element = await mountAs(await makePermalink({ name: 'Weekly sync' }));
      await nextEvent(element, 'meeting-prompt');
      await title(element);
      await expect(element).to.be.accessible();
      const status = element.shadowRoot!.querySelector('[role=status]')!;
      expect(status.textContent).to.include((await title(element)).textContent);
    }
  });

  const mistakes: [attributes: Record<string, string>, message: RegExp][] = [
    [
      { api: 'https://evil.example' },
      /^api: got "https:\/\/evil\.example", wanted the API's origin, on https:\/\/api\.eyeson\.team or one of allowed-origins\.$/,
    ],
    [{ api: 'http://api.eyeson.team' }, /^api: got/],
    [{ api: 'https://api.eyeson.team/permalink' }, /^api: got/],
    [{ guest: 'secret token' }, /^guest: wanted a token\.$/],
    [{ name: 'Ann' }, /^name: wanted a parameter of eyeson: src, guest, user_token, mode, api\.$/],
  ];
  for (const [wrong, message] of mistakes)
    it(`with ${JSON.stringify(wrong)} is a mistake, and nobody is asked`, async () => {
      const { guest, ...rest } = wrong;
      const element = mount({
        provider: 'eyeson',
        mode: 'permalink',
        guest: guest ?? 'R2SdUxiqKhpBoUu0oi0pZZkZ',
        ...rest,
      });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail).to.include({ code: 'config-invalid' });
      expect(detail.message).to.match(message);
      expect(waits.pending).to.deep.equal([]);
    });

  it('is no system of its own to who misspells one', async () => {
    const element = mount({ provider: 'eyeson-permalink' });
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.message).not.to.include('-permalink,');
  });
});
