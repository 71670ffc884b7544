/** Layouts and their drawings: asked for once a conference, and again where no answer came. */
import { expect } from 'chai';
import { MeetingError } from '../../src/meeting/errors.ts';
import type { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { ConferenceExtras } from '../../src/providers/pexip/native/conference-extras.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A host whose requests for layouts are answered by hand, in their order. */
const open = () => {
  const asked: { resolve(names: string[]): void; reject(error: Error): void }[] = [];
  const state = { breakouts: new Map(), role: 'chair' };
  const client = {
    state,
    available_layouts: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    layout_svgs: async () => ({}),
  } as unknown as PexipClient;
  let changes = 0;
  const extras = new ConferenceExtras(client, {
    onChange: () => changes++,
    wantsPictures: () => false,
  });
  const names = () => extras.layouts.available.map(({ name }) => name);
  return { extras, asked, state, names, changes: () => changes };
};

const failed = (status?: number) =>
  new MeetingError('request-failed', 'No.', status === undefined ? {} : { status });

describe('layouts', () => {
  for (const status of [undefined, 503])
    it(`are asked for again at the next occasion, where ${status ?? 'nothing'} came back`, async () => {
      const { extras, asked, names } = open();
      extras.load();
      extras.load();
      expect(asked).to.have.length(1);
      asked[0]!.reject(failed(status));
      await settled();
      expect(asked).to.have.length(1);
      extras.onEvent('layout', { view: '1:7' });
      expect(asked).to.have.length(2);
      asked[1]!.resolve(['1:7']);
      await settled();
      expect(names()).to.deep.equal(['1:7']);
      extras.load();
      expect(asked).to.have.length(2);
    });

  it('are not asked for again where the node refuses them, but in another role', async () => {
    const { extras, asked, state } = open();
    Object.assign(state, { role: 'guest', self: { can_receive_personal_mix: true } });
    extras.load();
    asked[0]!.reject(failed(404));
    await settled();
    extras.load();
    expect(asked).to.have.length(1);
    state.role = 'chair';
    extras.load();
    expect(asked).to.have.length(2);
  });

  it('of a conference that one has left are none of the next one', async () => {
    const { extras, asked, names, changes } = open();
    extras.load();
    extras.reset();
    extras.load();
    asked[1]!.resolve(['new']);
    await settled();
    asked[0]!.resolve(['old']);
    await settled();
    expect(names()).to.deep.equal(['new']);
    extras.reset();
    extras.load();
    extras.reset();
    extras.load();
    // One that fails late does not open the door to a third request.
    asked[2]!.reject(failed());
    await settled();
    extras.load();
    expect(asked).to.have.length(4);
    extras.close();
    const before = changes();
    asked[3]!.resolve(['late']);
    await settled();
    expect(changes()).to.equal(before);
  });
});
