/** What comes from a node has a bound: at it all is well, and past it the meeting goes on. */
import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import * as limits from '../../src/providers/pexip/client/limits.ts';
import { list, text } from '../../src/providers/pexip/client/bounded-readers.ts';
import { EventFeed } from '../../src/providers/pexip/client/event-feed.ts';
import { NewestPicture } from '../../src/providers/pexip/client/newest-picture.ts';
import { initialState, reduce } from '../../src/providers/pexip/client/reduce.ts';
import { emptyRoom, reduceRoom } from '../../src/providers/pexip/client/room.ts';
import { scrub } from '../../src/providers/pexip/client/secrets.ts';
import type { PexipState } from '../../src/providers/pexip/client/pexip-state.ts';

const {
  CAPTIONS,
  CONFERENCE_FIELDS,
  LIST_LENGTH,
  MESSAGES,
  PARTICIPANTS,
  PAYLOAD_DEPTH,
  QUOTE_LENGTH,
  REPORTS,
  ROOMS,
  TEXT_LENGTH,
} = limits;

/** A feed without a network: what it was told, and what it tells. */
class Feed {
  state: PexipState = initialState('meet.alice');
  readonly told: [name: string, detail: unknown][] = [];
  readonly #feed = new EventFeed({
    get: () => this.state,
    set: (state) => (this.state = state),
    secrets: () => [],
    emit: (name, detail) => {
      this.told.push([name, detail]);
      return true;
    },
    onRefer: () => undefined,
    onDisconnect: () => undefined,
    onRefresh: () => undefined,
  });
  take(name: string, data: unknown): void {
    this.#feed.take(name, typeof data === 'string' ? data : JSON.stringify(data), '');
  }
  lose(): void {
    this.#feed.lose();
  }
  get invalid(): string[] {
    return this.told
      .filter(([name]) => name === 'wire-invalid')
      .map(([, detail]) => (detail as { error: Error }).error.message);
  }
  count(name: string): number {
    return this.told.filter(([told]) => told === name).length;
  }
}

describe('at its bound', () => {
  it(`a text has ${TEXT_LENGTH} characters; a longer one is cut, with a mark`, () => {
    expect(text('x'.repeat(TEXT_LENGTH), [])).to.equal('x'.repeat(TEXT_LENGTH));
    const cut = text('x'.repeat(TEXT_LENGTH + 1), []);
    expect(cut).to.equal(`${'x'.repeat(TEXT_LENGTH - 1)}…`);
  });

  for (const [event, field, read] of [
    ['message_received', 'payload', ({ messages }: PexipState) => messages[0]?.payload],
    [
      'participant_create',
      'display_name',
      (state: PexipState) => [...state.participants][0]?.[1].display_name,
    ],
    ['conference_update', 'message_text', ({ message_text }: PexipState) => message_text],
    ['live_captions', 'data', ({ captions }: PexipState) => captions[0]?.data],
    [
      'presentation_start',
      'presenter_name',
      ({ presentation }: PexipState) => presentation?.presenter_name,
    ],
  ] as const)
    it(`${field} of ${event} is such a text, and whole in what came`, () => {
      const feed = new Feed();
      const long = 'x'.repeat(TEXT_LENGTH * 2);
      feed.take(event, { uuid: 'bob', [field]: long });
      expect(read(feed.state)).to.have.length(TEXT_LENGTH);
      const [, detail] = feed.told.find(([name]) => name === event)!;
      expect((detail as { raw: Record<string, unknown> }).raw[field]).to.equal(long);
    });

  it('what programs send each other in chat is whole, and so is an SDP', () => {
    const feed = new Feed();
    const payload = JSON.stringify('x'.repeat(TEXT_LENGTH * 2));
    feed.take('message_received', { type: 'application/json', payload });
    expect(feed.state.messages[0]?.payload).to.equal(payload);
    feed.take('new_offer', { sdp: payload });
    expect((feed.told.at(-1)![1] as { sdp: string }).sdp).to.equal(payload);
  });

  it(`a list has ${LIST_LENGTH} items; the rest is left out, and said`, () => {
    const flaws: string[] = [];
    expect(list(text)(Array<string>(LIST_LENGTH).fill('x'), flaws)).to.have.length(LIST_LENGTH);
    expect(flaws).to.deep.equal([]);
    expect(list(text)(Array<string>(LIST_LENGTH + 1).fill('x'), flaws)).to.have.length(LIST_LENGTH);
    expect(flaws).to.deep.equal([`[${LIST_LENGTH}…]`]);
  });

  it(`a roster has ${PARTICIPANTS} participants; whoever is there still changes and leaves`, () => {
    const feed = new Feed();
    for (let i = 0; i < PARTICIPANTS; i++) feed.take('participant_create', { uuid: `${i}` });
    expect(feed.invalid).to.deep.equal([]);
    for (let i = 0; i < 3; i++) feed.take('participant_create', { uuid: `more-${i}` });
    expect(feed.state.participants.size).to.equal(PARTICIPANTS);
    expect(feed.count('participant_create')).to.equal(PARTICIPANTS);
    expect(feed.invalid).to.have.length(1);
    feed.take('participant_update', { uuid: '7', display_name: 'Bob' });
    expect(feed.state.participants.get('7')?.display_name).to.equal('Bob');
    feed.take('participant_delete', { uuid: '7' });
    feed.take('participant_create', { uuid: 'more-0' });
    expect(feed.state.participants.has('more-0')).to.equal(true);
  });

  it(`a conference has ${CONFERENCE_FIELDS} fields; those of the text are read all the same`, () => {
    let room = emptyRoom();
    const update = (detail: object) => {
      room = { ...room, ...reduceRoom(room, 'conference_update', detail) };
    };
    for (let i = 0; i < CONFERENCE_FIELDS; i++) update({ [`new_${i}`]: i });
    expect(Object.keys(room.conference)).to.have.length(CONFERENCE_FIELDS);
    update({ one_more: 1, new_0: 'changed', locked: true });
    expect(room.conference).to.include({ new_0: 'changed', locked: true });
    expect(room.conference).not.to.have.property('one_more');
    update(JSON.parse('{"__proto__":{"polluted":1}}') as object);
    expect((room.conference as { polluted?: number }).polluted).to.equal(undefined);
  });

  it(`chat has ${MESSAGES} messages, and captions are ${CAPTIONS}; the oldest goes`, () => {
    let state = initialState('meet.alice');
    for (let i = 0; i <= MESSAGES; i++) {
      state = reduce(state, 'message_received', { payload: `${i}` });
      state = reduce(state, 'live_captions', { data: `${i}`, is_final: true });
    }
    expect(state.messages).to.have.length(MESSAGES);
    expect(state.messages[0]?.payload).to.equal('1');
    expect(state.captions).to.have.length(CAPTIONS);
    expect(state.captions.at(-1)?.data).to.equal(`${MESSAGES}`);
  });

  it(`there are ${ROOMS} breakout rooms, however many are begun, ended, or spoken of`, () => {
    const feed = new Feed();
    for (let i = 0; i < ROOMS; i++) feed.take('breakout_begin', { breakout_uuid: `${i}` });
    expect(feed.invalid).to.deep.equal([]);
    for (let i = 0; i < 3; i++) {
      feed.take('breakout_begin', { breakout_uuid: `more-${i}` });
      feed.take('breakout_event', {
        breakout_uuid: `other-${i}`,
        event: 'conference_update',
        data: { locked: true },
      });
    }
    expect(feed.state.breakouts.size).to.equal(ROOMS);
    expect(feed.invalid).to.have.length(2);
    feed.take('breakout_end', { breakout_uuid: '0' });
    feed.take('breakout_begin', { breakout_uuid: 'more-0' });
    expect(feed.state.breakouts.has('more-0')).to.equal(true);
    // Those that are over are remembered, and not for ever.
    for (let i = 0; i < 3 * ROOMS; i++) feed.take('breakout_end', { breakout_uuid: `over-${i}` });
    const late = { event: 'conference_update', data: { locked: true } };
    feed.take('breakout_event', { ...late, breakout_uuid: `over-${3 * ROOMS - 1}` });
    expect(feed.state.breakouts.has(`over-${3 * ROOMS - 1}`)).to.equal(false);
  });

  it(`${REPORTS} kinds of unreadable events are said`, () => {
    const feed = new Feed();
    for (let i = 0; i < REPORTS + 5; i++) feed.take(`of_version_${i}`, 'no json');
    expect(feed.invalid).to.have.length(REPORTS);
    expect(feed.count('unknown')).to.equal(REPORTS + 5);
  });

  it(`${QUOTE_LENGTH} characters of what is no JSON are quoted`, () => {
    const feed = new Feed();
    feed.take('layout', 'x'.repeat(QUOTE_LENGTH + 1));
    const [, detail] = feed.told.find(([name]) => name === 'wire-invalid')!;
    expect((detail as { text: string }).text).to.equal(`${'x'.repeat(QUOTE_LENGTH - 1)}…`);
  });

  it(`a payload is looked through ${PAYLOAD_DEPTH} deep`, () => {
    const nested = (depth: number): unknown => (depth ? [nested(depth - 1)] : [{}]);
    expect(JSON.stringify(scrub(nested(PAYLOAD_DEPTH - 2), []))).to.include('{}');
    expect(JSON.stringify(scrub(nested(PAYLOAD_DEPTH - 1), []))).not.to.include('{}');
  });

  it(`an event is ${PAYLOAD_DEPTH} deep, whatever it is, and is told and compared`, () => {
    const feed = new Feed();
    const text = `${'[[],'.repeat(20_000)}[]${']'.repeat(20_000)}`;
    const presented = `{"source":"video","presenter_name":"Bob","a":${text}}`;
    for (const [name, data] of [
      ['participant_update', `{"a":${text}}`],
      ['presentation_start', presented],
      ['participant_sync_begin', 'null'],
      ['participant_create', `{"uuid":"a","service_type":"conference","a":${text}}`],
      ['participant_create', `{"uuid":"a","service_type":"conference","a":${text}}`],
      ['breakout_event', `{"breakout_uuid":"b","event":"layout","data":{"a":${text}}}`],
      ['breakout_event', `{"breakout_uuid":"b","event":"of_version_99","data":${text}}`],
      ['of_version_99', text],
    ] as const)
      feed.take(name, data);
    feed.lose();
    feed.take('presentation_start', presented);
    expect(feed.count('presentation_start')).to.equal(1);
    for (const [name, detail] of feed.told)
      expect(JSON.stringify(detail)?.length ?? 0, name).to.be.below(5000);
  });

  it('one picture is under way', () => {
    let loading = 0;
    const pictures = new NewestPicture({
      load: () => {
        loading += 1;
        return new Promise(() => undefined);
      },
      onPicture: () => undefined,
    });
    for (let i = 0; i < 60; i++) pictures.want(`${i}`);
    expect(loading).to.equal(1);
    pictures.clear();
  });

  it('a busy node costs no more than what it sends: 4,000 updates, each with a field of its own', () => {
    const feed = new Feed();
    for (let i = 0; i < 4_000; i++) feed.take('conference_update', { [`new_${i}`]: i });
    expect(Object.keys(feed.state.conference)).to.have.length(CONFERENCE_FIELDS);
  });
});

const DOC = new URL('../../docs/limits.md', import.meta.url);

/** Name, value and sentence of each row, from the source. */
async function rows(): Promise<string[]> {
  const path = '../../src/providers/pexip/client/limits.ts';
  const source = await readFile(new URL(path, import.meta.url), 'utf8');
  const found = [
    ...source.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const (\w+) = ([\d_]+);/g),
  ];
  return found.map(([, comment = '', name = '', value = '']) => {
    const sentence = comment.replace(/\s*\n \* ?/g, ' ').trim();
    return `| \`${name}\` | ${Number(value.replaceAll('_', '')).toLocaleString('en')} | ${sentence} |`;
  });
}

describe('the table of bounds', () => {
  it('is the one in docs/limits.md; LIMITS=write writes it', async () => {
    const table = ['| Name | Bound | What it bounds |', '| --- | --- | --- |', ...(await rows())];
    expect(table).to.have.length(Object.keys(limits).length + 2);
    const doc = await readFile(DOC, 'utf8');
    const [head = '', , tail = ''] = doc.split(/(<!-- table -->[^]*<!-- \/table -->)/);
    const wanted = `${head}<!-- table -->\n\n${table.join('\n')}\n\n<!-- /table -->${tail}`;
    const squeeze = (text: string) => text.replace(/[ -]*\|[ -]*/g, '|');
    if (process.env.LIMITS === 'write') await writeFile(DOC, wanted);
    else expect(squeeze(doc)).to.equal(squeeze(wanted));
  });
});
