/** Nothing that a node says is lost: what the client cannot read is there as it came. */
import { expect } from 'chai';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import { closeAll, Recorder, Scene, sse } from './node.ts';

afterEach(closeAll);

/** What came with an event, as it came. */
const rawOf = (detail: unknown) => (detail as { raw?: unknown } | null)?.raw;

/** A client that was told these events, and then a last one. */
const told = async (...texts: string[]) => {
  const scene = new Scene();
  const client = await scene.joined();
  const recorder = new Recorder(client);
  await scene.write(...texts, sse('of_version_99', {}));
  await recorder.next('unknown');
  return { client, recorder };
};

describe('the payload as it came', () => {
  for (const name of Object.keys(wireEvents).filter(
    (name) => !['disconnect', 'refer', 'stage'].includes(name),
  ))
    it(`is there beside what was read of ${name}`, async () => {
      const payload = {
        uuid: 'bob',
        breakout_uuid: 'room',
        display_name: { first: 'Bob' },
        locked: [true],
        sdp: null,
        of_version_99: { a: [1, null] },
      };
      const { recorder } = await told(sse(name, payload));
      expect(rawOf(recorder.all(name as 'bye')[0])).to.deep.equal(payload);
    });

  it('is in no copy, and in no JSON', async () => {
    const { recorder } = await told(sse('participant_create', { uuid: 'bob', is_muted: [1] }));
    const [detail] = recorder.all('participant_create');
    expect(rawOf(detail)).to.deep.equal({ uuid: 'bob', is_muted: [1] });
    expect(Object.keys(detail ?? {})).not.to.include('raw');
    expect(JSON.stringify(detail)).to.equal('{"uuid":"bob"}');
  });

  it('keeps null, and what a list’s reader leaves out', async () => {
    const { recorder } = await told(
      sse('stage', [{ participant_uuid: null, vad: 7 }, 'nobody']),
      sse('conference_update', { locked: null, message_text: null }),
    );
    expect(rawOf(recorder.all('stage')[0])).to.deep.equal([
      { participant_uuid: null, vad: 7 },
      'nobody',
    ]);
    expect(rawOf(recorder.all('conference_update')[0])).to.deep.equal({
      locked: null,
      message_text: null,
    });
  });

  it('of an event within a room is that event’s', async () => {
    const { recorder } = await told(
      sse('breakout_event', {
        breakout_uuid: 'room',
        event: 'conference_update',
        data: { locked: 'maybe' },
      }),
    );
    const [outer] = recorder.all('breakout_event');
    expect(rawOf(outer?.data)).to.deep.equal({ locked: 'maybe' });
    expect(rawOf(outer)).to.deep.include({ event: 'conference_update' });
  });

  it('has no token, however its name is written', async () => {
    const { recorder } = await told(sse('conference_update', { TOKEN: 'ONE-TIME', locked: true }));
    expect(rawOf(recorder.all('conference_update')[0])).to.deep.equal({ locked: true });
  });

  it('has no secret', async () => {
    const { recorder } = await told(
      sse('conference_update', { token: 'ONE-TIME', deep: [{ Token: 'ONE-TIME' }] }),
    );
    expect(rawOf(recorder.all('conference_update')[0])).to.deep.equal({ deep: [{}] });
  });

  it('of `incoming` keeps the one-time token that one joins with', async () => {
    const call = {
      conference_alias: 'meet.alice',
      remote_display_name: 'Alice',
      token: 'ONE-TIME',
    };
    const scene = new Scene();
    const recorder = new Recorder(await scene.joined());
    await scene.tell('incoming', call);
    expect((await recorder.next('unknown')).data).to.deep.equal(call);
  });
});

describe('a payload that is no JSON', () => {
  it('is told as text with the error, once for each event', async () => {
    const { recorder } = await told(
      sse('message_received', 'not json {'),
      sse('message_received', 'nor this'),
    );
    const [invalid, ...more] = recorder.all('wire-invalid');
    expect(invalid?.text).to.equal('not json {');
    expect(invalid?.error.message).to.equal(
      'message_received: its payload, which is no JSON, could not be read; it came as not json {.',
    );
    expect(more).to.deep.equal([]);
  });

  it('of an unknown event is its data', async () => {
    const scene = new Scene();
    const recorder = new Recorder(await scene.joined());
    await scene.tell('of_version_99', 'plain words');
    expect((await recorder.next('unknown')).data).to.equal('plain words');
  });

  it('tells no token, even where it is cut short', async () => {
    const { recorder } = await told(
      sse('message_received', '{"payload":"x","token":"ONE-TIME'),
      sse('layout', "token = 'ONE-TIME' and SECRET+1/"),
    );
    expect(JSON.stringify(recorder.events.map(({ detail }) => detail))).not.to.include('ONE-TIME');
  });
});

describe('a participant without a uuid', () => {
  for (const payload of [{ display_name: 'Bob' }, { uuid: { a: 1 } }, null, 'Bob'])
    it(`is nobody: ${JSON.stringify(payload)}`, async () => {
      const { client, recorder } = await told(
        sse('participant_create', payload === 'Bob' ? '"Bob"' : payload),
      );
      expect(recorder.roster).to.deep.equal([]);
      expect(client.state.participants.size).to.equal(0);
      const [invalid] = recorder.all('wire-invalid');
      expect(invalid?.text).to.equal(JSON.stringify(payload));
    });
});
