/** Each field of each event, with a value of a neighbouring type: read as the type that the documents give it. */
import { expect } from 'chai';
import { readEvent } from '../../src/providers/pexip/client/wire-event.ts';
import documented from '../data/pexip-client-rest-api.json' with { type: 'json' };

/** By the documents' type: what came, and what it is read as. */
const neighbours: Readonly<Record<string, readonly [came: unknown, read: unknown]>> = {
  string: [5, '5'],
  number: ['5', 5],
  boolean: ['true', true],
};

describe('a field of a neighbouring type', () => {
  for (const { name, data } of documented.events)
    for (const [field, type] of Object.entries((data ?? {}) as Record<string, unknown>)) {
      const [came, read] = neighbours[`${type}`] ?? [];
      if (came === undefined) continue;
      it(`${name}: ${field} is read as ${String(type)}`, () => {
        const { detail } = readEvent(name, { uuid: 'x', [field]: came }, '', () => undefined);
        expect((detail as Record<string, unknown>)[field]).to.equal(read);
      });
    }
});
