/** Names in the node's pictures: whatever they hold, they end. */
import { expect } from 'chai';
import { drawLabel, newCanvas } from '../../demo/simulator/pictures/canvas.ts';

describe('a name in a picture', () => {
  for (const [what, name] of [
    ['with lines', 'Anna\nfrom a place with a name that has no room\n'],
    ['without an end', 'x'.repeat(100_000)],
  ] as const)
    it(`${what} is cut, and drawn`, () => {
      const context = newCanvas(200, 100).getContext('2d');
      const box = { x: 0, y: 0, width: 120, height: 90 };
      drawLabel(context, name, box, { size: 12 });
      const { data } = context.getImageData(0, 0, 200, 100);
      expect(data.some((value) => value > 200)).to.equal(true);
    });
});
