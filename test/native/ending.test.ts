/** What people see where a native meeting was: why it is over, and the way back. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { text as german } from '../../src/view/text/native/de.ts';
import { text as english } from '../../src/view/text/native/en.ts';
import { drawn, nextEvent } from '../element.ts';
import { control, mountNative, openConference } from './node.ts';

const CONTROL_ONLY = { callType: 'none' };
const { reasons } = english.ending;

/** The words that are seen without opening anything. */
const words = async (element: MeetingEmbedElement): Promise<string> =>
  (await drawn(element, '.ending .sheet')).innerText;

const titleOf = async (element: MeetingEmbedElement): Promise<string> =>
  (await drawn(element, '.ending h2')).textContent!;

describe('a native meeting that is over', function () {
  this.timeout(60_000);
  let sheet: CSSStyleSheet | undefined;
  afterEach(() => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    document.documentElement.lang = 'en';
  });

  it('no such meeting: a card in the language of the page, and the sentence for developers behind a click', async () => {
    document.documentElement.lang = 'de';
    const element = await mountNative('no.such.conference', CONTROL_ONLY);
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(await titleOf(element)).to.equal(german.ending.reasons.notFound.title);
    const seen = await words(element);
    expect(seen).to.include('no.such.conference');
    expect(seen).not.to.include('request_token');
    const details = element.shadowRoot!.querySelector('details')!;
    expect(details.querySelector('pre')!.textContent).to.include(detail.message);
    expect(element.shadowRoot!.querySelector('.why')!.role).to.equal('alert');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.view')!.lang).to.equal('de');
    await expect(element).to.be.accessible();
  });

  for (const display of ['block', 'inline-block', 'flex', 'grid'])
    it(`is in the middle where the page has the element as ${display}`, async () => {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(`meeting-embed { display: ${display}; }`);
      document.adoptedStyleSheets.push(sheet);
      const element = await mountNative('no.such.conference', CONTROL_ONLY);
      const card = (await drawn(element, '.ending .sheet')).getBoundingClientRect();
      const around = element.getBoundingClientRect();
      expect(around.width).to.equal(400);
      for (const [start, end] of [
        [card.top - around.top, around.bottom - card.bottom],
        [card.left - around.left, around.right - card.right],
      ]) {
        expect(start).to.be.above(0);
        expect(start).to.be.closeTo(end!, 1);
      }
    });

  it('what the node says of maintenance is shown as text, whatever it looks like', async () => {
    const alias = await openConference();
    const said = 'Maintenance <img src=x> until noon';
    await control('POST', 'faults', {
      alias,
      route: 'request_token',
      kind: 'status',
      status: 403,
      body: { status: 'failed', result: said },
    });
    const element = await mountNative(alias, CONTROL_ONLY);
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.said).to.equal(said);
    const quote = await drawn(element, '.ending blockquote');
    expect(quote.textContent).to.equal(said);
    expect(quote.childElementCount).to.equal(0);
  });

  for (const [reason, kind] of [
    ['Conference terminated by a Host participant', 'ended'],
    ['Disconnected by another participant', 'removed'],
  ] as const)
    it(`${kind}: says so, and its button goes back in`, async () => {
      const alias = await openConference();
      let synced: Promise<unknown> | undefined;
      const element = await mountNative(alias, CONTROL_ONLY, (heard) => {
        synced = new Promise((resolve) =>
          heard.addEventListener('pexip-participant-sync-end', resolve, { once: true }),
        );
      });
      await synced;
      await control('POST', `conferences/${alias}/disconnect`, { reason });
      expect(await titleOf(element)).to.equal(reasons[kind].title);
      await expect(element).to.be.accessible();
      const joined = nextEvent(element, 'meeting-joined');
      (await drawn(element, '.ending .primary')).click();
      await joined;
      await drawn(element, '.toolbar');
      expect(element.shadowRoot!.querySelector('.ending')).to.equal(null);
    });

  it('who leaves by the button is asked back by one that has the focus; its styles go with it', async () => {
    const element = await mountNative(await openConference(), CONTROL_ONLY);
    const leave = await drawn(element, '.toolbar .leave');
    const sheets = element.shadowRoot!.adoptedStyleSheets.length;
    leave.focus();
    await element.hangup();
    const button = await drawn(element, '.ending .primary');
    expect(await titleOf(element)).to.equal(reasons.left.title);
    expect(element.shadowRoot!.activeElement).to.equal(button);
    expect(element.shadowRoot!.querySelector('.ending details'), 'nothing to explain').to.equal(
      null,
    );
    const joined = nextEvent(element, 'meeting-joined');
    button.click();
    await joined;
    await drawn(element, '.toolbar');
    // The placeholder's own have come, and stay.
    expect(element.shadowRoot!.adoptedStyleSheets).to.have.lengthOf(sheets + 1);
  });

  it('what a page puts into the slots left and failed is shown instead', async () => {
    const element = await mountNative('no.such.conference', CONTROL_ONLY, (element) => {
      element.innerHTML = '<p slot="failed">Ours</p>';
    });
    await drawn(element, '.ending');
    const own = element.querySelector('p')!;
    expect(own.assignedSlot?.name).to.equal('failed');
    expect(own.checkVisibility()).to.equal(true);
    expect(element.shadowRoot!.querySelector('.ending')!.checkVisibility()).to.equal(false);
  });

  it('another meeting in the same element ends in its own words', async () => {
    const element = await mountNative('no.such.conference', CONTROL_ONLY);
    await drawn(element, '.ending');
    const failed = nextEvent(element, 'meeting-error');
    element.provider = 'immail';
    await failed;
    const details = await drawn(element, '[part=details] p');
    expect(details.textContent).to.include('jwt');
    expect(element.shadowRoot!.querySelector('.ending')).to.equal(null);
  });
});
