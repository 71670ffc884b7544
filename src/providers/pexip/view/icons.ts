/** The icons of the view: Lucide's, only those that are drawn, each as one path. @see https://lucide.dev */
import { html, type TemplateResult } from 'lit-html';
import mic from 'lucide/dist/esm/icons/mic.mjs';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import camera from 'lucide/dist/esm/icons/video.mjs';
import cameraOff from 'lucide/dist/esm/icons/video-off.mjs';
import present from 'lucide/dist/esm/icons/screen-share.mjs';
import presentOff from 'lucide/dist/esm/icons/screen-share-off.mjs';
import hand from 'lucide/dist/esm/icons/hand.mjs';
import captions from 'lucide/dist/esm/icons/captions.mjs';
import people from 'lucide/dist/esm/icons/users.mjs';
import chat from 'lucide/dist/esm/icons/message-square.mjs';
import more from 'lucide/dist/esm/icons/ellipsis.mjs';
import rowMore from 'lucide/dist/esm/icons/ellipsis-vertical.mjs';
import leave from 'lucide/dist/esm/icons/phone-off.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import close from 'lucide/dist/esm/icons/x.mjs';
import lock from 'lucide/dist/esm/icons/lock.mjs';
import spotlight from 'lucide/dist/esm/icons/star.mjs';
import layout from 'lucide/dist/esm/icons/layout-grid.mjs';
import keypad from 'lucide/dist/esm/icons/grip.mjs';
import transfer from 'lucide/dist/esm/icons/arrow-right-left.mjs';
import disconnect from 'lucide/dist/esm/icons/user-x.mjs';
import host from 'lucide/dist/esm/icons/shield.mjs';
import guest from 'lucide/dist/esm/icons/user.mjs';
import manage from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import rooms from 'lucide/dist/esm/icons/network.mjs';
import help from 'lucide/dist/esm/icons/life-buoy.mjs';
import back from 'lucide/dist/esm/icons/undo-2.mjs';
import devices from 'lucide/dist/esm/icons/settings.mjs';
import statistics from 'lucide/dist/esm/icons/activity.mjs';
import send from 'lucide/dist/esm/icons/send-horizontal.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import volume from 'lucide/dist/esm/icons/volume-2.mjs';
import joystick from 'lucide/dist/esm/icons/webcam.mjs';
import up from 'lucide/dist/esm/icons/chevron-up.mjs';
import down from 'lucide/dist/esm/icons/chevron-down.mjs';
import left from 'lucide/dist/esm/icons/chevron-left.mjs';
import right from 'lucide/dist/esm/icons/chevron-right.mjs';
import zoomIn from 'lucide/dist/esm/icons/zoom-in.mjs';
import zoomOut from 'lucide/dist/esm/icons/zoom-out.mjs';
import self from 'lucide/dist/esm/icons/picture-in-picture-2.mjs';
import shrink from 'lucide/dist/esm/icons/minimize-2.mjs';
import enlarge from 'lucide/dist/esm/icons/maximize-2.mjs';
import float from 'lucide/dist/esm/icons/picture-in-picture.mjs';
import keyboard from 'lucide/dist/esm/icons/keyboard.mjs';
import signal from 'lucide/dist/esm/icons/signal-low.mjs';
import sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import record from 'lucide/dist/esm/icons/circle-dot.mjs';
import clock from 'lucide/dist/esm/icons/clock.mjs';
import info from 'lucide/dist/esm/icons/info.mjs';
import alert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import key from 'lucide/dist/esm/icons/key-round.mjs';
import eye from 'lucide/dist/esm/icons/eye.mjs';
import eyeOff from 'lucide/dist/esm/icons/eye-off.mjs';

type Attributes = Readonly<Record<string, string>>;

/** The path of each kind of shape that occurs. */
const paths: Readonly<Record<string, (attributes: Attributes) => string>> = {
  // Relative to where the path before has ended, it would be elsewhere.
  path: ({ d }) => `M0 0${d}`,
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) =>
    `M${Number(cx) - Number(r)} ${cy}a${r} ${r} 0 1 0 ${2 * Number(r)} 0a${r} ${r} 0 1 0 ${-2 * Number(r)} 0`,
  rect({ x = '0', y = '0', width, height, rx = '0' }) {
    const [w, h, r] = [Number(width), Number(height), Number(rx)];
    const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    return `M${Number(x) + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
  },
};

const icons = {
  mic,
  micOff,
  camera,
  cameraOff,
  present,
  presentOff,
  hand,
  captions,
  people,
  chat,
  more,
  rowMore,
  leave,
  phone,
  close,
  lock,
  spotlight,
  layout,
  keypad,
  transfer,
  disconnect,
  host,
  guest,
  manage,
  rooms,
  help,
  back,
  devices,
  statistics,
  send,
  search,
  volume,
  joystick,
  up,
  down,
  left,
  right,
  zoomIn,
  zoomOut,
  self,
  float,
  keyboard,
  signal,
  sparkles,
  shrink,
  enlarge,
  record,
  clock,
  info,
  alert,
  check,
  key,
  eye,
  eyeOff,
};

export type IconName = keyof typeof icons;

const drawn = new Map<IconName, string>();

/** Decoration only: what it means is always said in words. */
export const icon = (name: IconName): TemplateResult => {
  let path = drawn.get(name);
  if (!path)
    drawn.set(
      name,
      (path = icons[name].map(([tag, attributes]) => paths[tag]!(attributes)).join('')),
    );
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
};
