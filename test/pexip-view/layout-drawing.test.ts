/** Drawings of layouts, which a node sends: shapes of an allow-list, and a bound for each. */
import { expect } from '@open-wc/testing';
import { drawLayout } from '../../src/providers/pexip/view/layout-drawing.ts';

describe('a drawing of a layout', () => {
  it('has its shapes, and neither scripts, styles nor addresses', () => {
    const drawing = drawLayout(
      `<svg viewBox='0 0 10 10'><rect x="1" style="fill:url(https://evil.example)" onload='x()'/>` +
        `<script>x()</script><rect fill="url(https://evil.example)" width='2'/></svg>`,
    ) as SVGSVGElement;
    expect(drawing.getAttribute('viewBox')).to.equal('0 0 10 10');
    expect(drawing.innerHTML).to.equal('<rect x="1"></rect><rect width="2"></rect>');
  });

  // Gone through again from each of its characters, one of these would take hours.
  for (const [name, text] of [
    ['a name', `<rect ${'a'.repeat(1e6)}>`],
    ['a gap', `<rect x${' '.repeat(1e6)}>`],
    ['a tag', `<rect${' x'.repeat(5e5)}`],
    ['many tags', '<rect '.repeat(2e5)],
    ['a view box', `viewBox="${'1'.repeat(1e6)}`],
    ['many view boxes', "viewBox='".repeat(1e5)],
  ] as const)
    it(`is drawn though ${name} is a megabyte long`, () => {
      expect(drawLayout(text)).to.be.instanceOf(SVGSVGElement);
    });
});
