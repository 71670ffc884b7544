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

describe('a command', () => {
  it('goes to a meeting that is ready at once, with its arguments read', async () => {
    const { session, asked } = meeting();
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
    expect(await queue.add('setAudioMuted', { muted: true })).to.equal('acknowledged');
    expect(asked).to.deep.equal([['setAudioMuted', { muted: true }]]);
  });

  it('may be a button’s, with JSON as its value, or nothing', async () => {
    const { session, asked } = meeting();
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
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
    const queue = new CommandQueue(
      () => undefined,
      () => false,
    );
    expect(await outcome(queue.add('setAudioMuted', { muted: 'perhaps' }))).to.equal(
      'argument-invalid',
    );
    expect(await outcome(queue.add('setAudioMuted', {}))).to.equal('argument-invalid');
  });

  it('of the meeting’s own has the meeting’s own arguments', async () => {
    const { session, asked } = meeting({ argumentsOf: () => ({ to: text() }) });
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
    await queue.add('wave', { to: 'Bob' });
    expect(asked).to.deep.equal([['wave', { to: 'Bob' }]]);
    expect(await outcome(queue.add('wave', { to: {} }))).to.equal('argument-invalid');
  });

  it('waits for the meeting, and goes to it in the order that commands came', async () => {
    let ready = false;
    const { session, asked } = meeting();
    const queue = new CommandQueue(
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
    const queue = new CommandQueue(
      () => session,
      () => false,
    );
    const waits = outcome(queue.add('setAudioMuted', { muted: true }));
    expect(await queue.add('hangup', {})).to.equal('acknowledged');
    expect(asked.map(([name]) => name)).to.deep.equal(['hangup']);
    queue.stop();
    expect(await waits).to.equal('session-closed');
  });

  it('that the meeting lacks is unsupported', async () => {
    const { session, asked } = meeting({ supports: () => false });
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
    expect(await outcome(queue.add('hangup', {}))).to.equal('command-unsupported');
    expect(asked).to.deep.equal([]);
  });

  it('for a meeting that is over is refused', async () => {
    const { session, asked } = meeting();
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
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
      const queue = new CommandQueue(
        () => session,
        () => true,
      );
      expect(await outcome(queue.add('hangup', {}))).to.equal(code);
    }
  });

  it('is one of 32 that may wait; the next is refused, and takes no other’s place', async () => {
    const queue = new CommandQueue(
      () => undefined,
      () => false,
    );
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
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
    const result = outcome(queue.add('startRecording', {}, 20));
    expect(wanted!()).to.equal(true);
    expect(await result).to.equal('command-timeout');
    expect(wanted!()).to.equal(false);
  });

  it('to end the meeting is acknowledged by its end; any other has failed with it', async () => {
    const { session } = meeting({ execute: () => new Promise(() => {}) });
    const queue = new CommandQueue(
      () => session,
      () => true,
    );
    const results = ['hangup', 'disconnectAll', 'startRecording'].map((name) =>
      outcome(queue.add(name, {})),
    );
    queue.stop();
    expect(await Promise.all(results)).to.deep.equal([
      'acknowledged',
      'acknowledged',
      'session-closed',
    ]);
  });

  it('to end a meeting that it never reached has not ended it', async () => {
    const queue = new CommandQueue(
      () => undefined,
      () => false,
    );
    const result = outcome(queue.add('hangup', {}));
    queue.stop();
    expect(await result).to.equal('session-closed');
  });
});
