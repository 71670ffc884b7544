/** Whatever a node sends: it is read, told as far as it can be, and holds neither secret nor prototype. */
import { expect } from 'chai';
import fc from 'fast-check';
import { MeetingError } from '../../src/meeting/errors.ts';
import { EventFeed } from '../../src/providers/pexip/client/event-feed.ts';
import { EventStream } from '../../src/providers/pexip/client/event-stream.ts';
import { readJoinAnswer, type JoinOptions } from '../../src/providers/pexip/client/join.ts';
import {
  buildRequest,
  readAnswer,
  readResult,
} from '../../src/providers/pexip/client/node-http.ts';
import type { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { grantedState, initialState } from '../../src/providers/pexip/client/reduce.ts';
import * as requests from '../../src/providers/pexip/client/requests.ts';
import type { PexipEventDetails } from '../../src/providers/pexip/client/wire-events.ts';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import { readToken } from '../../src/providers/pexip/client/token.ts';
import { ConferenceExtras } from '../../src/providers/pexip/native/conference-extras.ts';
import { anyJson, anyValue, check, checkAsync, hostile, inherited, objectWith } from './claims.ts';

const SECRETS = ['PLANTED/token+a==', '4711-PLANTED'];
/** A secret as JSON may write it, so that no text search for it finds it. */
const escaped = (secret: string) =>
  [...secret].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const noSecret = (told: unknown) => {
  const text = JSON.stringify(told) ?? '';
  for (const secret of SECRETS) expect(text.includes(secret), text.slice(0, 300)).to.equal(false);
};

describe('an event stream', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\r\n\0]/g, ''));
  const event = fc.record({
    name: fc.constantFrom('participant_create', 'message_received', 'a', 'ü'),
    data: fc.array(line, { minLength: 1, maxLength: 3 }),
    comment: fc.option(line),
  });

  it('gives the same events, however its bytes are cut', async () => {
    const read = (chunks: Uint8Array[], count: number) =>
      new Promise<string[]>((resolve) => {
        const told: string[] = [];
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const chunk of chunks) controller.enqueue(chunk);
            controller.close();
          },
        });
        const stream = new EventStream(
          {
            open: async () =>
              new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
            probe: async () => true,
            onEvent: (name, data, id) => void told.push(`${name} ${data} ${id}`),
            onTooLong: () => told.push('too long'),
            onAlive() {},
            onLost() {
              stream.close();
              resolve(told);
            },
            onOpen() {},
            onRefused: async () => {},
          },
          { silence: 1e6, connect: 1e6, pauses: [1e6] },
        );
        void count;
      });
    await checkAsync(
      fc.asyncProperty(
        fc.array(event, { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (events, newline, cuts) => {
          const text = events
            .map(({ name, data, comment }) =>
              [
                ...(comment === null ? [] : [`:${comment}`]),
                `event: ${name}`,
                ...data.map((one) => `data: ${one}`),
                '',
                '',
              ].join(newline),
            )
            .join('');
          const bytes = new TextEncoder().encode(text);
          const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort(
            (a, b) => a - b,
          );
          const chunks = [0, ...places].map((from, at) =>
            bytes.slice(from, places[at] ?? bytes.length),
          );
          const expected = events.map(({ name, data }) => `${name} ${data.join('\n')} `);
          expect(await read(chunks, expected.length)).to.deep.equal(expected);
        },
      ),
    );
  });
});

describe('an event', () => {
  const fields = [
    ...['uuid', 'token', 'display_name', 'is_muted', 'role', 'breakout_uuid', 'event', 'data'],
    ...['locked', 'reason', 'call_uuid', 'sdp', 'payload', 'origin', 'screen_key', 'alias', 'id'],
    ...[
      'stage',
      'vad',
      'participant_uuid',
      'participants',
      'requested_layout',
      'movement',
      'message_text',
    ],
  ];
  const name = fc.oneof(
    { arbitrary: fc.constantFrom(...Object.keys(wireEvents)), weight: 6 },
    { arbitrary: fc.constantFrom('__proto__', 'constructor', 'x', ''), weight: 1 },
  );
  const planted = fc.constantFrom(...SECRETS, ...SECRETS.map((secret) => `a ${secret}b`));
  const payload = fc
    .tuple(
      objectWith(...fields),
      fc.dictionary(fc.constantFrom(...fields), planted, { maxKeys: 2 }),
      anyJson,
    )
    .map(([known, secrets, data]) => ({ ...known, ...secrets, data: { list: [secrets, data] } }));
  const data = fc.oneof(
    { arbitrary: payload.map((value) => JSON.stringify(value)), weight: 5 },
    {
      arbitrary: payload.map((value) =>
        SECRETS.reduce(
          (text, secret) => text.replaceAll(secret, escaped(secret)),
          JSON.stringify(value),
        ),
      ),
      weight: 2,
    },
    { arbitrary: anyJson.map((value) => JSON.stringify(value)), weight: 2 },
    { arbitrary: hostile, weight: 1 },
  );

  it('is told without a throw, frozen, without a secret, and leaves a state that can be read', () => {
    const before = inherited();
    check(
      fc.property(fc.array(fc.tuple(name, data, hostile), { maxLength: 12 }), (events) => {
        const grant = { participant_uuid: 'self', role: 'HOST' } as unknown as Parameters<
          typeof grantedState
        >[1];
        let state = grantedState('meet.alice', grant);
        const told: [string, unknown][] = [];
        const feed = new EventFeed({
          get: () => state,
          set: (next) => void (state = next),
          secrets: () => SECRETS,
          emit(type, detail) {
            told.push([type, detail]);
            return true;
          },
          onRefer() {},
          onDisconnect() {},
          onRefresh() {},
        });
        feed.begin();
        for (const [type, text, id] of events) feed.take(type, text, id);
        feed.end();
        for (const [type, detail] of told) {
          // The payload as it came, too, which JSON does not see; and the error of one that could not be read.
          const { raw, error } = (detail ?? {}) as { raw?: unknown; error?: Error };
          noSecret([type, detail, raw, error?.message, String(error?.cause ?? '')]);
        }
        for (const [type, detail] of told)
          if (typeof detail === 'object' && detail !== null && type !== 'wire-invalid')
            expect(Object.isFrozen(detail), type).to.equal(true);
        expect(Object.keys(state)).to.include.members(Object.keys(initialState('')));
        for (const [uuid, { uuid: own }] of state.participants) expect(own).to.equal(uuid);
        expect(state.captions.length).to.be.at.most(50);
      }),
    );
    expect(inherited()).to.equal(before);
  });
});

describe('an answer', () => {
  const rows = Object.entries({
    ...requests.clientRequests,
    ...requests.conferenceRequests,
    ...requests.participantRequests,
    ...requests.callRequests,
  });
  const body = fc.oneof(
    objectWith('status', 'result', 'token', 'expires').map((value) => JSON.stringify(value)),
    anyJson.map((value) => JSON.stringify({ status: 'success', result: value })),
    fc
      .constantFrom(...SECRETS)
      .map((secret) => JSON.stringify({ status: 'failed', result: `No ${secret} here` })),
    hostile,
  );
  const status = fc.constantFrom(200, 200, 200, 201, 204, 400, 403, 404, 500);

  it('is a value, or one error that holds no secret', async () => {
    const before = inherited();
    await checkAsync(
      fc.asyncProperty(fc.constantFrom(...rows), status, body, async ([name, row], code, text) => {
        const response = new Response(code === 204 ? null : text, { status: code });
        try {
          await readResult(
            name,
            row as Parameters<typeof readResult>[1],
            response,
            SECRETS,
            undefined,
          );
        } catch (error) {
          expect(error).to.be.instanceOf(MeetingError);
          noSecret([(error as Error).message, String((error as Error).cause ?? '')]);
        }
      }),
    );
    expect(inherited()).to.equal(before);
  });

  it('to request_token is a grant, a question, or one error; it sends people to no unsafe page', async () => {
    const result = fc.oneof(
      objectWith(
        'pin',
        'guest_pin',
        'conference_extension',
        'conference_extension_type',
        'idp',
        'redirect_url',
        'redirect_idp',
        'token',
        'expires',
        'participant_uuid',
      ),
      hostile.map((redirect_url) => ({ redirect_url })),
      anyJson,
    );
    await checkAsync(
      fc.asyncProperty(status, result, objectWith('pin'), async (code, value, given) => {
        const text = JSON.stringify({ status: 'success', result: value });
        const answer = await readAnswer(
          'request_token',
          new Response(code === 204 ? null : text, { status: code }),
        );
        try {
          const read = readJoinAnswer(answer, given as JoinOptions, undefined, SECRETS);
          expect(['granted', 'pin', 'extension', 'idp', 'redirect']).to.include(read.kind);
          if (read.kind === 'redirect') {
            const { protocol, hostname } = new URL(read.url);
            expect(
              protocol === 'https:' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname),
              read.url,
            ).to.equal(true);
            expect(protocol).to.match(/^https?:$/);
          }
          if (read.kind === 'granted') expect(readToken(answer.result)!.expires).to.be.above(0);
        } catch (error) {
          expect(error).to.be.instanceOf(MeetingError);
        }
      }),
    );
  });
});

describe('a request', () => {
  const BASE = 'https://vc.example.com/api/client/v2/conferences/meet.alice/';
  const rows = Object.values(requests)
    .filter((group) => typeof group === 'object')
    .flatMap((group) =>
      Object.entries(group as Record<string, Parameters<typeof buildRequest>[1]>),
    );

  it('goes to its node, below its conference, whatever its arguments are', () => {
    check(
      fc.property(
        fc.constantFrom(...rows),
        fc.dictionary(fc.nat().map(String), anyValue),
        fc.infiniteStream(fc.oneof(hostile, anyValue)),
        ([name, row], more, values) => {
          const args = {
            ...more,
            ...Object.fromEntries(
              Object.keys(row.arguments).map((key) => [key, values.next().value]),
            ),
          };
          let url;
          try {
            ({ url } = buildRequest(name, row, BASE, args));
          } catch (error) {
            expect(error).to.be.instanceOf(MeetingError);
            return;
          }
          expect(new URL(url).href).to.equal(url);
          expect(url.startsWith(BASE)).to.equal(true);
        },
      ),
    );
  });
});

describe('a theme', () => {
  it('becomes text and pictures of the node, or nothing; nothing is thrown', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', onUnhandled);
    const element = fc.oneof(anyJson, objectWith('type', 'text', 'color'));
    const screen = fc.record(
      {
        background: fc.oneof(anyJson, objectWith('path')),
        elements: fc.oneof(anyJson, fc.array(element, { maxLength: 4 })),
      },
      { requiredKeys: [] },
    );
    const theme = fc.oneof(anyJson, fc.record({ welcome: fc.oneof(screen, anyJson) }));
    await checkAsync(
      fc.asyncProperty(theme, hostile, async (value, svg) => {
        const asked: unknown[] = [];
        const client = {
          state: { breakouts: new Map(), role: 'chair' },
          theme: async () => value,
          theme_resource: async (args: unknown) => {
            asked.push(args);
            return new Blob(['']);
          },
          available_layouts: async () => [svg],
          layout_svgs: async () => ({ [svg]: svg }),
        } as unknown as PexipClient;
        const extras = new ConferenceExtras(client, { onChange() {}, wantsPictures: () => true });
        extras.load();
        extras.onEvent('splash_screen', {
          screen_key: 'welcome',
        } as PexipEventDetails['splash_screen']);
        await new Promise((resolve) => setImmediate(resolve));
        for (const { type, text = '', color = 0 } of extras.splash?.elements ?? []) {
          expect([typeof type, typeof text, typeof color]).to.deep.equal([
            'string',
            'string',
            'number',
          ]);
        }
        expect(extras.splash?.background ?? 'blob:').to.match(/^blob:/);
        extras.close();
      }),
    );
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).to.deep.equal([]);
  });
});
