/** Where the pieces of the stage go: inside it, and none over another, whatever the sizes. */
import fc from 'fast-check';
import { expect } from 'chai';
import {
  GAP_PX,
  nearestCorner,
  planStage,
  type Box,
  type StageWish,
} from '../../src/providers/pexip/view/stage-plan.ts';
import { seed } from '../properties/claims.ts';

const ends = fc.constantFrom('start' as const, 'end' as const);
const wishes: fc.Arbitrary<StageWish> = fc.record({
  stage: fc.record({
    width: fc.integer({ min: 160, max: 3840 }),
    height: fc.integer({ min: 100, max: 2160 }),
  }),
  aspect: fc.double({ min: 0.4, max: 2.4, noNaN: true }),
  self: fc.constantFrom('normal' as const, 'small' as const, null),
  corner: fc.record({ block: ends, inline: ends }),
  beside: fc.boolean(),
});

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + 0.01 &&
  b.x + b.width > a.x + 0.01 &&
  a.y + a.height > b.y + 0.01 &&
  b.y + b.height > a.y + 0.01;

/** The height at which a picture is drawn in its place. */
const drawn = (box: Box, aspect: number) => Math.min(box.height, box.width / aspect);

const wish = (width: number, height: number, more: Partial<StageWish> = {}): StageWish => ({
  stage: { width, height },
  aspect: 16 / 9,
  self: 'normal',
  corner: { block: 'end', inline: 'end' },
  beside: false,
  ...more,
});

describe('the plan of the stage', () => {
  it('covers nobody with the self-view, and keeps everything inside', () => {
    fc.assert(
      fc.property(wishes, (one) => {
        const { main, presentation, self } = planStage(one);
        const boxes = [main, presentation, self].filter((box) => box !== null);
        for (const [at, box] of boxes.entries()) {
          const inside =
            box.x > -0.01 &&
            box.y > -0.01 &&
            box.x + box.width < one.stage.width + 0.01 &&
            box.y + box.height < one.stage.height + 0.01;
          if (!inside || box.width <= 0 || box.height <= 0) return false;
          if (boxes.slice(at + 1).some((other) => overlap(box, other))) return false;
        }
        return boxes.length === 1 + Number(one.beside) + Number(!!one.self);
      }),
      { numRuns: 2000, seed },
    );
  });

  it('puts the self-view into the corner that was chosen', () => {
    fc.assert(
      fc.property(wishes, (one) => {
        const { self } = planStage(one);
        if (!self) return true;
        const x = one.corner.inline === 'start' ? self.x : one.stage.width - self.x - self.width;
        const y = one.corner.block === 'start' ? self.y : one.stage.height - self.y - self.height;
        return Math.abs(x - GAP_PX) < 0.01 && Math.abs(y - GAP_PX) < 0.01;
      }),
      { numRuns: 500, seed },
    );
  });

  it('takes nothing from the picture where there is free ground', () => {
    const upright = planStage(wish(390, 600));
    expect(drawn(upright.main, 16 / 9)).to.be.closeTo(390 / (16 / 9), 0.1);
    expect(upright.self!.width).to.be.within(120, 390 / 2);
    const wide = planStage(wish(2000, 600));
    expect(drawn(wide.main, 16 / 9)).to.equal(600);
  });

  it('costs the picture little where there is none', () => {
    const { main } = planStage(wish(1240, 640));
    expect(drawn(main, 16 / 9)).to.be.greaterThan(640 * 0.85);
    const small = planStage(wish(1240, 640, { self: 'small' }));
    expect(drawn(small.main, 16 / 9)).to.be.greaterThan(640 * 0.94);
  });

  it('fills the column beside a presentation to its end', () => {
    const { main, self, presentation } = planStage(wish(1240, 640, { beside: true }));
    expect(presentation!.height).to.equal(640);
    expect(main.height + self!.height).to.equal(640 - 2 * GAP_PX);
    expect(main.width).to.be.greaterThan(240);
  });

  it('stacks what an upright stage shows beside one another', () => {
    const { main, presentation } = planStage(wish(390, 620, { beside: true }));
    expect(presentation!.width).to.equal(390);
    expect(main.y).to.be.greaterThan(presentation!.y);
  });

  it('finds the nearest corner', () => {
    expect(nearestCorner(0.2, 0.9)).to.deep.equal({ inline: 'start', block: 'end' });
    expect(nearestCorner(0.8, 0.1)).to.deep.equal({ inline: 'end', block: 'start' });
  });
});
