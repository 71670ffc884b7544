/** A robot's camera: somebody at home or in an office, who sways, blinks, and moves the mouth when speaking. */
import type { Box, Context } from './canvas.ts';

/** A wall, what it is in the shade, and what hangs and stands before it. */
interface Room {
  readonly wall: string;
  readonly dark: string;
  readonly accent: string;
}
const ROOMS: readonly [Room, ...Room[]] = [
  { wall: '#5f8a8b', dark: '#2f4f57', accent: '#f2c14e' },
  { wall: '#b98b73', dark: '#6d4a3b', accent: '#7fb7be' },
  { wall: '#8d86c9', dark: '#4b4680', accent: '#f7d6bf' },
  { wall: '#7ea172', dark: '#42593b', accent: '#f4a259' },
  { wall: '#6c8ebf', dark: '#34496b', accent: '#ffd6a5' },
];
const SHIRTS = ['#2f4858', '#e4572e', '#f2f2ee', '#3d7d5a', '#7a3e65', '#27447e'] as const;
const SKINS = ['#f3cfb3', '#d9a47c', '#a86f4c', '#7a4b32', '#eab894'] as const;
const HAIRS = ['#2b2018', '#5a3a22', '#a5672f', '#c9a66b', '#8d9097', '#17171c'] as const;
const STYLES = ['short', 'long', 'bun', 'curls', 'bald'] as const;
type Style = (typeof STYLES)[number];

interface Looks {
  readonly room: Room;
  readonly scene: number;
  readonly shirt: string;
  readonly skin: string;
  readonly hair: string;
  readonly style: Style;
  readonly glasses: boolean;
  readonly beard: boolean;
}

/** The same seed, the same person. */
function looksOf(seed: number): Looks {
  let rest = seed;
  const pick = <T>(list: readonly [T, ...T[]]): T => {
    rest = (rest * 48_271 + 11) % 2_147_483_647;
    return list[rest % list.length] ?? list[0];
  };
  const style = pick(STYLES);
  return {
    style,
    room: pick(ROOMS),
    scene: pick([0, 1, 2]),
    shirt: pick(SHIRTS),
    skin: pick(SKINS),
    hair: pick(HAIRS),
    glasses: pick([true, false, false]),
    beard: pick([true, false]) && (style === 'short' || style === 'bald'),
  };
}

/** Draws in hundredths of the box's height, from the middle of its upper edge. */
export function drawRobot(
  context: Context,
  { x, y, width, height }: Box,
  { tick, seed, speaking }: { tick: number; seed: number; speaking: boolean },
): void {
  const looks = looksOf(seed);
  const unit = height / 100;
  context.save();
  context.translate(x + width / 2, y);
  context.scale(unit, unit);
  drawRoom(context, width / unit / 2, looks);
  context.translate(Math.sin((tick + seed) / 9) * 2.4, Math.sin((tick + seed) / 5) * 0.6);
  drawShoulders(context, looks);
  context.translate(0, 43);
  context.rotate(Math.sin((tick + seed) / 13) * 0.035);
  drawHead(context, looks, {
    blinking: (tick + seed) % 40 < 2,
    mouth: speaking ? 0.35 + 0.65 * Math.abs(Math.sin(tick * 0.9)) : 0,
  });
  context.restore();
}

function drawRoom(context: Context, half: number, { room, scene }: Looks): void {
  const light = context.createLinearGradient(-half, 0, half, 100);
  light.addColorStop(0, room.wall);
  light.addColorStop(1, room.dark);
  context.fillStyle = light;
  context.fillRect(-half, 0, 2 * half, 100);
  // One side of a room, as far from the middle as the picture lets it be.
  const side = Math.max(-half + 6, -72);
  [drawWindow, drawShelf, drawPlant][scene]?.(context, side, room);
  const glow = context.createRadialGradient(0, 40, 5, 0, 40, half);
  glow.addColorStop(0, 'rgb(255 255 255 / 16%)');
  glow.addColorStop(1, 'rgb(0 0 0 / 18%)');
  context.fillStyle = glow;
  context.fillRect(-half, 0, 2 * half, 100);
}

function drawWindow(context: Context, left: number): void {
  const sky = context.createLinearGradient(0, 8, 0, 56);
  sky.addColorStop(0, '#a9d3f2');
  sky.addColorStop(1, '#fdf1dc');
  context.fillStyle = '#f6f2ea';
  context.fillRect(left, 6, 38, 54);
  context.fillStyle = sky;
  for (const [x, y] of [
    [2, 2],
    [20, 2],
    [2, 29],
    [20, 29],
  ] as const)
    context.fillRect(left + x, 6 + y, 16, 23);
}

function drawShelf(context: Context, left: number, { accent, dark }: Room): void {
  for (const [row, y] of [22, 50].entries()) {
    for (let book = 0; book < 8; book++) {
      const tall = 10 + ((book * 7 + row * 5) % 6);
      context.fillStyle = ['#f6f2ea', accent, '#d1495b', dark, '#66a182'][(book + row) % 5] ?? dark;
      context.fillRect(left + 2 + book * 4.4, y - tall, 3.6, tall);
    }
    context.fillStyle = '#e9dcc9';
    context.fillRect(left, y, 40, 2);
  }
}

function drawPlant(context: Context, left: number, { accent }: Room): void {
  context.fillStyle = '#f6f2ea';
  context.fillRect(left + 2, 12, 26, 20);
  context.fillStyle = accent;
  context.beginPath();
  context.arc(left + 15, 24, 6, 0, 2 * Math.PI);
  context.fill();
  const foot = left + 15;
  context.fillStyle = '#3f7d58';
  for (const turn of [-0.9, -0.45, 0, 0.45, 0.9]) {
    context.save();
    context.translate(foot, 82);
    context.rotate(turn);
    context.beginPath();
    context.ellipse(0, -18, 4.4, 18, 0, 0, 2 * Math.PI);
    context.fill();
    context.restore();
  }
  context.fillStyle = '#e4b58e';
  context.beginPath();
  context.roundRect(foot - 9, 80, 18, 22, 2);
  context.fill();
}

function drawShoulders(context: Context, { shirt, skin }: Looks): void {
  context.fillStyle = shirt;
  context.beginPath();
  context.moveTo(-38, 104);
  context.bezierCurveTo(-37, 78, -22, 74, -9, 69);
  context.lineTo(9, 69);
  context.bezierCurveTo(22, 74, 37, 78, 38, 104);
  context.fill();
  context.fillStyle = skin;
  context.beginPath();
  context.moveTo(-7, 54);
  context.lineTo(-8, 70);
  context.quadraticCurveTo(0, 82, 8, 70);
  context.lineTo(7, 54);
  context.fill();
  // The chin's shadow.
  context.fillStyle = 'rgb(0 0 0 / 14%)';
  context.beginPath();
  context.ellipse(0, 61, 8, 5, 0, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = 'rgb(0 0 0 / 16%)';
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(-9.5, 69);
  context.quadraticCurveTo(0, 85, 9.5, 69);
  context.stroke();
}

const oval = (context: Context, x: number, y: number, rx: number, ry: number): void => {
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  context.fill();
};

/** From the head's middle. */
function drawHead(
  context: Context,
  { skin, hair, style, glasses, beard }: Looks,
  { blinking, mouth }: { blinking: boolean; mouth: number },
): void {
  context.fillStyle = hair;
  if (style === 'long') {
    context.beginPath();
    context.roundRect(-18, -16, 36, 46, [18, 18, 8, 8]);
    context.fill();
  }
  if (style === 'bun') oval(context, 0, -23, 7, 6);
  if (style === 'curls')
    for (let turn = 0; turn < 9; turn++)
      oval(
        context,
        Math.cos(Math.PI + (turn * Math.PI) / 8) * 15,
        Math.sin(Math.PI + (turn * Math.PI) / 8) * 17 - 1,
        6.5,
        6.5,
      );
  if (style !== 'bald') oval(context, 0, -3, 16, 18.5);
  context.fillStyle = skin;
  for (const side of [-1, 1]) oval(context, side * 14.2, 1, 2.6, 4);
  oval(context, 0, 1, 13.8, 17.2);
  if (beard) {
    context.fillStyle = hair;
    context.beginPath();
    context.ellipse(0, 1, 13.8, 17.2, 0, 0.12 * Math.PI, 0.88 * Math.PI);
    context.quadraticCurveTo(0, 4.5, 12.7, 7);
    context.fill();
  }
  if (style !== 'bald') {
    context.fillStyle = hair;
    context.beginPath();
    context.ellipse(0, 0, 14.4, 17.8, 0, 1.06 * Math.PI, 1.94 * Math.PI);
    if (style === 'short') context.bezierCurveTo(8, -12, -2, -8, -13.6, -6);
    else {
      context.bezierCurveTo(9, -10, 3, -12, -1, -13);
      context.bezierCurveTo(-6, -11, -11, -8, -13.6, -3);
    }
    context.fill();
  }
  drawFace(context, { hair, glasses, blinking, mouth });
}

function drawFace(
  context: Context,
  {
    hair,
    glasses,
    blinking,
    mouth,
  }: { hair: string; glasses: boolean; blinking: boolean; mouth: number },
): void {
  context.lineCap = 'round';
  for (const side of [-1, 1]) {
    context.fillStyle = '#fff';
    if (!blinking) oval(context, side * 5.4, 0, 2.3, 1.7);
    context.fillStyle = '#2a2320';
    oval(context, side * 5.4, 0, blinking ? 2.2 : 1.25, blinking ? 0.3 : 1.35);
    context.strokeStyle = hair;
    context.lineWidth = 1.1;
    context.beginPath();
    context.moveTo(side * 3, -4.2);
    context.quadraticCurveTo(side * 5.6, -5.8, side * 8.2, -4);
    context.stroke();
  }
  context.strokeStyle = 'rgb(0 0 0 / 18%)';
  context.beginPath();
  context.moveTo(0.4, 1);
  context.quadraticCurveTo(2, 5, -0.6, 5.6);
  context.stroke();
  context.fillStyle = '#7d2f2f';
  if (mouth) oval(context, 0, 10, 4, 0.6 + 2.6 * mouth);
  context.strokeStyle = '#7d2f2f';
  context.beginPath();
  context.moveTo(-4.2, 9.4);
  context.quadraticCurveTo(0, 12 - mouth, 4.2, 9.4);
  if (!mouth) context.stroke();
  if (!glasses) return;
  context.strokeStyle = '#22252e';
  context.lineWidth = 0.9;
  context.beginPath();
  for (const side of [-1, 1]) context.roundRect(side * 5.6 - 4.2, -3.4, 8.4, 6.8, 2.6);
  context.moveTo(-1.4, -0.6);
  context.lineTo(1.4, -0.6);
  context.stroke();
}
