/** The slides that robots present: each numbered, of four kinds in turn. */
import { fontOf, newCanvas, type Canvas, type Context } from './canvas.ts';

const PAPER = '#fbfaf6';
const INK = '#1d2433';
const SOFT = '#667085';
const COLORS = ['#1f5fbf', '#e4572e', '#2a9d6f', '#8e4ec6'] as const;
/** How many slides there are before they begin anew. */
const SLIDES = 12;

/** Drawn below the title, in hundredths of the slide's height. */
type Kind = (context: Context, slide: number, color: string) => void;

const value = (slide: number, at: number): number =>
  0.25 + 0.75 * Math.abs(Math.sin(slide * 1.7 + at * 1.3));

const drawPoints =
  (points: readonly string[]): Kind =>
  (context, _slide, color) => {
    context.font = fontOf(6);
    for (const [index, point] of points.entries()) {
      const y = 38 + index * 14;
      context.fillStyle = color;
      context.beginPath();
      context.arc(14, y, 1.6, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = INK;
      context.fillText(point, 20, y);
    }
  };

const drawBars: Kind = (context, slide) => {
  for (let bar = 0; bar < 6; bar++) {
    const tall = 46 * value(slide, bar);
    context.fillStyle = COLORS[bar % COLORS.length] ?? INK;
    context.beginPath();
    context.roundRect(16 + bar * 25, 84 - tall, 16, tall, [2, 2, 0, 0]);
    context.fill();
  }
  context.fillStyle = INK;
  context.fillRect(12, 84, 152, 0.6);
};

const drawCurve: Kind = (context, slide, color) => {
  context.strokeStyle = '#d9dce3';
  context.lineWidth = 0.4;
  for (let line = 0; line < 4; line++) {
    context.beginPath();
    context.moveTo(12, 42 + line * 14);
    context.lineTo(164, 42 + line * 14);
    context.stroke();
  }
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.lineJoin = 'round';
  context.beginPath();
  for (let at = 0; at < 9; at++) context.lineTo(14 + at * 18, 84 - 44 * value(slide, at * 0.5));
  context.stroke();
};

const KINDS: readonly { title: string; draw: Kind }[] = [
  {
    title: 'What we set out to do',
    draw: drawPoints([
      'One tag puts a meeting into a page',
      'Attributes as each system spells them',
      'Events and commands, whatever the system',
    ]),
  },
  { title: 'Meetings a week', draw: drawBars },
  { title: 'Time until the first picture', draw: drawCurve },
  {
    title: 'What comes next',
    draw: drawPoints(['Try it with your own server', 'Tell us what is missing', 'Questions?']),
  },
];

export function drawSlide(number: number, width: number, height: number): Canvas {
  const canvas = newCanvas(width, height);
  const context = canvas.getContext('2d');
  const slide = number % SLIDES;
  const color = COLORS[slide % COLORS.length] ?? INK;
  const kind = KINDS[slide % KINDS.length];
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.save();
  context.scale(height / 100, height / 100);
  context.textBaseline = 'middle';
  context.fillStyle = color;
  context.fillRect(12, 12, 9, 1.6);
  context.fillStyle = INK;
  context.font = fontOf(9, 700);
  context.fillText(kind?.title ?? '', 12, 22);
  kind?.draw(context, slide, color);
  context.fillStyle = SOFT;
  context.font = fontOf(4);
  context.textAlign = 'right';
  context.fillText(`${slide + 1} / ${SLIDES}`, (100 * width) / height - 10, 92);
  context.restore();
  context.fillStyle = color;
  context.fillRect(0, height - height / 50, (width * (slide + 1)) / SLIDES, height / 50);
  return canvas;
}
