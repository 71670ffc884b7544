/** Commands on their way to a meeting: how many may wait, for how long, and how each of them ends. */
import { expect } from 'chai';
import { CommandQueue } from '../src/element/command-queue.ts';
import { MeetingError } from '../src/meeting/errors.ts';
import { text } from '../src/meeting/option.ts';
import type { MeetingSession } from '../src/meeting/session.ts';

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    (result) => result,
    (error: MeetingError) => error.code,
  );

/** A meeting that remembers what it was asked for. */
const meeting = (session: Partial<MeetingSession> = {}) => {
  const asked: [string, unknown][] = [];
  return {
    asked,
    session: {
      supports: () => true,
      execute(command: string, args: unknown) {
        asked.push([command, args]);
        return 'acknowledged';
      },
      close() {},
      ...session,
    } as MeetingSession,
  };
};

const never = () => false;

/** A queue to a meeting, or to none, that takes all it has as soon as it is there. */
const queueTo = (
  session: () => MeetingSession | undefined,
  ready = () => session() !== undefined,
) => new CommandQueue(session, ready);

describe('a command', () => {
  it('goes to a meeting that is ready at once, with its arguments read', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    expect(await queue.add('setAudioMuted', { muted: true })).to.equal('acknowledged');
    expect(asked).to.deep.equal([['setAudioMuted', { muted: true }]]);
  });

  it('may be a button’s, with JSON as its value, or nothing', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    await queue.add('setAudioMuted', '{"muted":false}');
    await queue.add('hangup', '');
    await queue.add('hangup', 'null');
    expect(asked.map(([, args]) => args)).to.deep.equal([{ muted: false }, {}, {}]);
    for (const json of ['{', 'muted', '{"muted":']) {
      const error = await queue.add('setAudioMuted', json).catch((error: MeetingError) => error);
      expect((error as MeetingError).code).to.equal('argument-invalid');
      expect((error as MeetingError).message).to.equal(
        "setAudioMuted: wanted a JSON object as the button's value.",
      );
    }
  });

  it('with a wrong argument is refused before it waits', async () => {
    const queue = queueTo(() => undefined);
    expect(await outcome(queue.add('setAudioMuted', { muted: 'perhaps' }))).to.equal(
      'argument-invalid',
    );
    expect(await outcome(queue.add('setAudioMuted', {}))).to.equal('argument-invalid');
  });

  it('of the meeting’s own has the meeting’s own arguments', async () => {
    const { session, asked } = meeting({ argumentsOf: () => ({ to: text() }) });
    const queue = queueTo(() => session);
    await queue.add('wave', { to: 'Bob' });
    expect(asked).to.deep.equal([['wave', { to: 'Bob' }]]);
    expect(await outcome(queue.add('wave', { to: {} }))).to.equal('argument-invalid');
  });

  it('waits for the meeting, and goes to it in the order that commands came', async () => {
    let ready = false;
    const { session, asked } = meeting();
    const queue = queueTo(
      () => (ready ? session : undefined),
      () => ready,
    );
    const results = Promise.all([
      queue.add('setAudioMuted', { muted: true }),
      queue.add('setVideoMuted', { muted: true }),
    ]);
    queue.flush();
    expect(asked).to.deep.equal([]);
    ready = true;
    queue.flush();
    queue.flush();
    expect(await results).to.deep.equal(['acknowledged', 'acknowledged']);
    expect(
      asked.map(([name]) => name),
      'each once',
    ).to.deep.equal(['setAudioMuted', 'setVideoMuted']);
  });

  it('that the meeting takes early does not wait for it to be ready', async () => {
    const { session, asked } = meeting({ accepts: (command) => command === 'hangup' });
    const queue = queueTo(() => session, never);
    const waits = outcome(queue.add('setAudioMuted', { muted: true }));
    expect(await queue.add('hangup', {})).to.equal('acknowledged');
    expect(asked.map(([name]) => name)).to.deep.equal(['hangup']);
    queue.stop();
    expect(await waits).to.equal('session-closed');
  });

  it('that the meeting lacks is unsupported', async () => {
    const { session, asked } = meeting({ supports: () => false });
    const queue = queueTo(() => session);
    expect(await outcome(queue.add('hangup', {}))).to.equal('command-unsupported');
    expect(asked).to.deep.equal([]);
  });

  it('that asks a person takes as long as the person does', async () => {
    let choose = (_: string) => {};
    const chosen = new Promise<string>((resolve) => (choose = resolve));
    const { session } = meeting({
      untimed: (command) => command === 'setPresenting',
      execute: () => chosen,
    });
    const queue = queueTo(() => session);
    const shared = outcome(queue.add('setPresenting', { presenting: true }, 1));
    expect(await outcome(queue.add('setHandRaised', { raised: true }, 1))).to.equal(
      'command-timeout',
    );
    choose('acknowledged');
    expect(await shared).to.equal('acknowledged');
  });

  it('for a meeting that is over is refused', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    for (const state of ['left', 'failed'] as const)
      expect(await outcome(queue.add('hangup', {}, null, state))).to.equal('session-closed');
    expect(asked).to.deep.equal([]);
    expect(await outcome(queue.add('hangup', {}, null, 'joined'))).to.equal('acknowledged');
  });

  it('keeps the meeting’s own error, and makes one of any other', async () => {
    for (const [thrown, code] of [
      [new MeetingError('command-failed', 'no'), 'command-failed'],
      [new TypeError('cannot be cloned'), 'argument-invalid'],
    ] as const) {
      const { session } = meeting({
        execute() {
          throw thrown;
        },
      });
      const queue = queueTo(() => session);
      expect(await outcome(queue.add('hangup', {}))).to.equal(code);
    }
  });

  it('is one of 32 that may wait; the next is refused, and takes no other’s place', async () => {
    const queue = queueTo(() => undefined);
    const waiting = Array.from({ length: 32 }, () =>
      outcome(queue.add('setAudioMuted', { muted: true })),
    );
    expect(await outcome(queue.add('setAudioMuted', { muted: true }))).to.equal('command-failed');
    queue.stop();
    expect(new Set(await Promise.all(waiting))).to.deep.equal(new Set(['session-closed']));
    const next = outcome(queue.add('setAudioMuted', { muted: true }));
    queue.stop();
    expect(await next, 'there is room again').to.equal('session-closed');
  });

  it('that takes too long is given up, and the meeting is told that nobody waits', async () => {
    let wanted: (() => boolean) | undefined;
    const { session } = meeting({
      execute(_command, _args, isWanted) {
        wanted = isWanted;
        return new Promise(() => {});
      },
    });
    const queue = queueTo(() => session);
    const result = outcome(queue.add('startRecording', {}, 20));
    expect(wanted!()).to.equal(true);
    expect(await result).to.equal('command-timeout');
    expect(wanted!()).to.equal(false);
  });

  it('to end the meeting is acknowledged by its end; any other has failed with it', async () => {
    const { session } = meeting({ execute: () => new Promise(() => {}) });
    const queue = queueTo(() => session);
    const results = ['hangup', 'disconnectAll', 'hangupAll', 'prehangup', 'disconnectAllNow'].map(
      (name) => outcome(queue.add(name, {})),
    );
    queue.stop();
    expect(await Promise.all(results)).to.deep.equal([
      ...['acknowledged', 'acknowledged'],
      ...['session-closed', 'session-closed', 'session-closed'],
    ]);
  });

  it('to end a meeting that it never reached has not ended it', async () => {
    const { session } = meeting();
    const queue = queueTo(() => session, never);
    const result = outcome(queue.add('hangup', {}));
    queue.stop();
    expect(await result).to.equal('session-closed');
  });

  it('has ten seconds, or the time that the page gives', async () => {
    const set = globalThis.setTimeout;
    const timers: { handler: () => void; ms: number }[] = [];
    globalThis.setTimeout = ((handler: () => void, ms: number) =>
      timers.push({ handler, ms })) as unknown as typeof setTimeout;
    try {
      for (const wait of [undefined, null, '', 'soon', 0]) {
        const result = queueTo(() => undefined)
          .add('hangup', {}, wait)
          .catch(({ message }: MeetingError) => message);
        const { handler, ms } = timers.pop()!;
        expect(ms).to.equal(10_000);
        handler();
        expect(await result).to.equal('hangup: not done within 10000 ms.');
      }
      const result = queueTo(() => meeting().session).add('hangup', {}, '50');
      const { handler, ms } = timers.pop()!;
      expect(ms).to.equal(50);
      expect(await result).to.equal('acknowledged');
      handler();
    } finally {
      globalThis.setTimeout = set;
    }
  });

  it('of the rarer kind has its arguments read, too', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    const camera = { kind: 'videoinput', id: 'x' };
    await queue.add('selectDevice', camera);
    expect(asked).to.deep.equal([['selectDevice', camera]]);
    expect(await outcome(queue.add('selectDevice', { kind: 'nose', id: 'x' }))).to.equal(
      'argument-invalid',
    );
  });

  it('of any name goes to the meeting as it came, also where every object has such a property', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    for (const name of ['constructor', 'toString', 'wave'])
      expect(await queue.add(name, { any: 1 })).to.equal('acknowledged');
    expect(asked).to.deep.equal([
      ['constructor', { any: 1 }],
      ['toString', { any: 1 }],
      ['wave', { any: 1 }],
    ]);
  });

  it('for the whole screen is done by the browser, for the element; without one it goes to the meeting', async () => {
    const { session, asked } = meeting();
    const queue = queueTo(() => session);
    let requested = 0;
    const element = { requestFullscreen: () => void (requested += 1) } as unknown as Element;
    const add = (name: string, host?: Element) => queue.add(name, {}, null, 'joined', host);
    expect(await add('requestFullscreen', element)).to.equal('acknowledged');
    expect([requested, asked]).to.deep.equal([1, []]);
    await add('hangup', element);
    await add('requestFullscreen');
    expect(asked.map(([name]) => name)).to.deep.equal(['hangup', 'requestFullscreen']);
    expect(requested).to.equal(1);
    const refusing = {
      requestFullscreen: () => Promise.reject(new TypeError('no gesture')),
    } as unknown as Element;
    expect(await outcome(add('requestFullscreen', refusing))).to.equal('command-failed');
  });

  it('of the meeting’s own is checked by what the meeting is when it goes there', async () => {
    const sessions: MeetingSession[] = [];
    const queue = queueTo(() => sessions[0]);
    const result = outcome(queue.add('wave', { to: {} }));
    sessions.push(meeting({ argumentsOf: () => ({ to: text() }) }).session);
    queue.flush();
    expect(await result).to.equal('argument-invalid');
  });

  it('is called by its name in what it fails with, and the cause goes along', async () => {
    const failure = (queue: CommandQueue, ...args: Parameters<CommandQueue['add']>) =>
      queue.add(...args).then(
        () => undefined,
        ({ code, message, cause }: MeetingError) => [code, message, (cause as Error)?.message],
      );
    const none = () => queueTo(() => undefined);
    const to = (session: Partial<MeetingSession>) => queueTo(() => meeting(session).session);
    const full = none();
    const waiting = Array.from({ length: 32 }, () => outcome(full.add('mute', {})));
    const stopped = none();
    const closed = failure(stopped, 'mute', {});
    stopped.stop();
    const [, , cause] = (await failure(none(), 'mute', '{'))!;
    expect(cause).to.match(/JSON/);
    expect([
      await failure(none(), 'mute', {}, null, 'left'),
      await failure(full, 'mute', {}),
      await closed,
      await failure(to({ supports: () => false }), 'mute', {}),
      await failure(to({ execute: () => Promise.reject(new Error('no clone')) }), 'mute', {}),
      await failure(none(), 'mute', {}, 5),
    ]).to.deep.equal([
      ['session-closed', 'mute: the meeting is over.', undefined],
      ['command-failed', 'mute: 32 commands are waiting already.', undefined],
      ['session-closed', 'mute: the meeting was closed.', undefined],
      ['command-unsupported', 'mute: this meeting has no such command.', undefined],
      ['argument-invalid', 'mute: it cannot be sent.', 'no clone'],
      ['command-timeout', 'mute: not done within 5 ms.', undefined],
    ]);
    full.stop();
    await Promise.all(waiting);
  });
});
