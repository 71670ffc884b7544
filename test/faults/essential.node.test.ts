/** Faults that networks, proxies and nodes have most often: the essential cells of `npm run faults`. */
import { expect } from 'chai';
import { Stand } from './cell.ts';
import type { Fault } from './faulty-node.ts';
import { cells, flaws, matrix, promisedOf } from './matrix.ts';
import type { MomentName } from './moments.ts';

const essential: Readonly<Record<MomentName, readonly Fault[]>> = {
  request_token: ['2 s latency', 'half-open', 'redirect', '503', 'endless body'],
  events: ['half-open', 'RST', 'one-byte chunks', '403', 'wrong content type'],
  refresh_token: ['RST', '403', '500'],
  calls: ['half-open', '503'],
  ack: ['RST', '404'],
  candidates: ['500'],
  'a command': ['half-open', '429'],
  'a picture': ['half-open'],
  'during a sync': ['FIN', 'half-open'],
  idle: ['half-open', 'refused', '401'],
};

describe('a meeting that meets a fault', () => {
  const stand = new Stand();
  before(() => stand.open());
  after(() => stand.close());

  for (const { fault, moment } of cells.filter((cell) =>
    essential[cell.moment].includes(cell.fault),
  ))
    it(`${fault}, ${moment}: ${matrix[moment].sentence}`, async () => {
      const outcome = await stand.run(fault, moment);
      expect(flaws(outcome, promisedOf(fault, moment))).to.deep.equal([]);
    });
});
