/** Painted streams for the view on its own: people, a slide, oneself. */

const WIDTH = 1280;
const HEIGHT = 720;

const person = (
  context: CanvasRenderingContext2D,
  [x, y, width, height]: readonly [number, number, number, number],
  hue: number,
  name: string,
  time: number,
): void => {
  const ground = context.createLinearGradient(x, y, x + width, y + height);
  ground.addColorStop(0, `hsl(${hue} 38% 52%)`);
  ground.addColorStop(1, `hsl(${hue + 40} 42% 28%)`);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, 18);
  context.clip();
  context.fillStyle = ground;
  context.fillRect(x, y, width, height);
  const sway = Math.sin(time / 900 + hue) * width * 0.008;
  const [cx, head] = [x + width / 2 + sway, height * 0.17];
  context.fillStyle = `hsl(${hue + 190} 30% 24%)`;
  context.beginPath();
  context.ellipse(cx, y + height * 1.06, height * 0.4, height * 0.42, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = `hsl(${20 + (hue % 15)} 42% ${48 + (hue % 25)}%)`;
  context.beginPath();
  context.ellipse(cx, y + height * 0.44, head * 0.86, head * 1.08, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = `hsl(${hue % 40} 30% 16%)`;
  context.beginPath();
  context.ellipse(cx, y + height * 0.35, head * 0.92, head * 0.72, 0, Math.PI, Math.PI * 2);
  context.fill();
  context.font = `600 ${Math.round(height * 0.06)}px system-ui, sans-serif`;
  const label = context.measureText(name).width + 24;
  context.fillStyle = '#0b0e14cc';
  context.beginPath();
  context.roundRect(x + 14, y + height * 0.88, label, height * 0.085, 8);
  context.fill();
  context.fillStyle = '#fff';
  context.fillText(name, x + 26, y + height * 0.945);
  context.restore();
};

type Paint = (context: CanvasRenderingContext2D, time: number) => void;

const people: Paint = (context, time) => {
  context.fillStyle = '#151a24';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const [width, height, gap] = [630, 350, 8];
  ['Maya Okafor', 'Jonas Weber', 'Camille Laurent', 'Boardroom North'].forEach((name, at) =>
    person(
      context,
      [6 + (at % 2) * (width + gap), 6 + Math.floor(at / 2) * (height + gap), width, height],
      [205, 28, 330, 150][at]!,
      name,
      time,
    ),
  );
};

const slide: Paint = (context) => {
  context.fillStyle = '#fbfaf7';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#1d2440';
  context.font = '700 56px system-ui, sans-serif';
  context.fillText('Where the season took us', 90, 140);
  context.fillStyle = '#66708c';
  context.font = '400 28px system-ui, sans-serif';
  context.fillText('Visitors by month, in thousands', 90, 190);
  [38, 46, 42, 61, 74, 69, 88].forEach((value, at) => {
    context.fillStyle = at === 6 ? '#e0653c' : '#2f5fd0';
    context.beginPath();
    context.roundRect(100 + at * 158, 610 - value * 4, 104, value * 4, [10, 10, 0, 0]);
    context.fill();
    context.fillStyle = '#1d2440';
    context.font = '600 26px system-ui, sans-serif';
    context.fillText(String(value), 132 + at * 158, 595 - value * 4);
  });
  context.fillStyle = '#1d2440';
  context.fillRect(90, 610, 1110, 3);
};

const oneself: Paint = (context, time) => person(context, [0, 0, WIDTH, HEIGHT], 262, '', time);

const scenes = { people, slide, oneself };

export interface Scene {
  readonly stream: MediaStream;
  close(): void;
}

/** Frames per second: enough to see that it moves. */
const FPS = 8;

export const openScene = (name: keyof typeof scenes): Scene => {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d')!;
  const paint = () => scenes[name](context, performance.now());
  paint();
  const timer = setInterval(paint, 1000 / FPS);
  const stream = canvas.captureStream(FPS);
  return {
    stream,
    close() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
};
