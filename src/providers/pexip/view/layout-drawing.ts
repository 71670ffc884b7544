/**
 * Draws the SVG strings of `layout_svgs`, which are a stranger's: nothing of them is parsed as markup. Shapes of an
 * allow-list are read out and built anew, so that neither script nor style nor URL gets through, `currentColor` takes
 * the theme's colour, and a strict Content-Security-Policy with Trusted Types has nothing to refuse.
 */

const SVG = 'http://www.w3.org/2000/svg';
const SHAPE = /<(rect|circle|ellipse|path|line|polyline|polygon)\b([^<>]*)>/g;
/** Names and gaps have a bound, so that no text is gone through again from each of its characters. */
const ATTRIBUTE = /\b([\w-]{1,20})\s{0,9}=\s{0,9}(?:'([^']*)'|"([^"]*)")/g;
const ALLOWED =
  /^(x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|d|points|fill|stroke|stroke-width|opacity)$/;
/** Numbers, path data and colours; no `url(…)`. */
const HARMLESS = /^[\w\s.,#+-]*$/;
/** A drawing of more shapes, or of a longer text, is none of a layout. */
const SHAPES_MAX = 100;
const LENGTH_MAX = 100_000;

const drawings = new Map<string, SVGSVGElement>();

const draw = (source: string): SVGSVGElement => {
  const drawing = document.createElementNS(SVG, 'svg');
  const text = source.slice(0, LENGTH_MAX);
  const viewBox = /viewBox\s{0,9}=\s{0,9}['"]([\d\s.-]{1,99})['"]/.exec(text)?.[1];
  drawing.setAttribute('viewBox', viewBox ?? '0 0 140 88');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.setAttribute('class', 'drawing');
  for (const [, tag, attributes] of [...text.matchAll(SHAPE)].slice(0, SHAPES_MAX)) {
    const shape = document.createElementNS(SVG, tag!);
    for (const [, name, single, double] of attributes!.matchAll(ATTRIBUTE)) {
      const value = single ?? double ?? '';
      if (ALLOWED.test(name!) && HARMLESS.test(value)) shape.setAttribute(name!, value);
    }
    drawing.append(shape);
  }
  return drawing;
};

/** A new node for every call. */
export const drawLayout = (source: string): Node => {
  let drawing = drawings.get(source);
  if (!drawing) {
    if (drawings.size > 100) drawings.clear();
    drawings.set(source, (drawing = draw(source)));
  }
  return drawing.cloneNode(true);
};
