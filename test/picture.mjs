/** `npm run picture`: the README's picture: the demo's first page, with the meeting that it opens, and somebody before the camera. */
/* global document */
import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { register } from 'tsx/esm/api';
import { chromiumArguments, chromiumPath } from './chromium.js';

register();
const { openDemo } = await import('../demo/demo-server.ts');
const { frameOf } = await import('../demo/simulator/media/frames.ts');
const { newCanvas } = await import('../demo/simulator/pictures/canvas.ts');
const { drawRobot } = await import('../demo/simulator/pictures/robot-picture.ts');

const FILE = fileURLToPath(new URL('../demo/picture.png', import.meta.url));
const CAMERA = { x: 0, y: 0, width: 640, height: 360 };

/** A film as Chromium's pretended camera takes it: Y4M, which is I420 with a line before each picture. */
const film = () => {
  const { width, height } = CAMERA;
  const canvas = newCanvas(width, height);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (let tick = 0; tick < 60; tick++) {
    drawRobot(canvas.getContext('2d'), CAMERA, { tick, seed: 10_760, speaking: false });
    parts.push(Buffer.from('FRAME\n'), Buffer.from(frameOf(canvas).data));
  }
  return Buffer.concat(parts);
};

const folder = await mkdtemp(`${tmpdir()}/meeting-embed-`);
await writeFile(`${folder}/camera.y4m`, film());
const demo = await openDemo();
const browser = await puppeteer.launch({
  executablePath: chromiumPath,
  args: [...chromiumArguments, `--use-file-for-fake-video-capture=${folder}/camera.y4m`],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 860, deviceScaleFactor: 1.5 });
  await page.goto(demo.url);
  await page.waitForFunction(
    () => {
      const videos = [
        ...(document.querySelector('meeting-embed')?.shadowRoot?.querySelectorAll('video') ?? []),
      ];
      return videos.length >= 2 && videos.every(({ videoWidth }) => videoWidth > 0);
    },
    { polling: 200 },
  );
  // The first pictures are coarse, and somebody has just begun to present.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await page.waitForFunction(
    () => !document.querySelector('meeting-embed')?.shadowRoot?.querySelector('.notice'),
    { polling: 200 },
  );
  await page.screenshot({ path: FILE });
} finally {
  await browser.close();
  await demo.close();
  await rm(folder, { recursive: true });
}
// The simulator's WebRTC does not always end by itself.
process.exit(0);
