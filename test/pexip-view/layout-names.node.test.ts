/** Layouts in words: every layout that nodes have, by each of its names. */
import { expect } from 'chai';
import { layouts } from '../../demo/simulator/pictures/layouts.ts';
import { drawingOf, layoutKey, layoutName } from '../../src/providers/pexip/view/layout-names.ts';
import { text } from '../../src/view/text/native/en.ts';

describe("a layout's name", () => {
  for (const { name, view } of layouts)
    it(`says ${name} in words`, () => {
      const words = layoutName(text, name);
      expect(words).to.match(/^[A-Z][a-z]/);
      expect(words).not.to.match(/\d:\d|\dx\d|_/);
      expect(layoutKey(view)).to.equal(layoutKey(name));
      expect(layoutName(text, view)).to.equal(words);
    });

  it("leaves a theme's own as it is", () => {
    expect(layoutName(text, 'our_stage')).to.equal('our stage');
    expect(layoutName(text, 'constructor')).to.equal('constructor');
  });

  it('finds the drawing by any of its names', () => {
    expect(drawingOf({ '4:0': 'drawn' }, '2x2')).to.equal('drawn');
    expect(drawingOf({ '2x2': 'drawn' }, '4:0')).to.equal('drawn');
    expect(drawingOf({}, 'toString')).to.equal('');
  });
});
