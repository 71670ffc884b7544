/**
 * What a blurred background and noise suppression cost: cores of the whole browser beside the same camera without
 * them, tasks that keep the page waiting, frames that come out. Reads `dist/` and /proc, so it is Linux's alone.
 */
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { launch } from 'puppeteer-core';
import { chromiumArguments, chromiumPath } from '../chromium.js';

const dist = new URL('../../dist/', import.meta.url);
const SECONDS = 10;
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  tflite: 'application/octet-stream',
  gz: 'application/gzip',
};
/** Of the clock that /proc counts in, per second. */
const TICKS = 100;

/** Processor time of a process and all that it has started, in s. */
const processorTime = (root: number): number => {
  const parents = new Map<number, number>();
  const times = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      // The name in brackets may hold spaces.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
      times.set(Number(name), (Number(fields[11]) + Number(fields[12])) / TICKS);
    } catch {
      // It has ended meanwhile.
    }
  const belongs = (pid: number | undefined): boolean =>
    pid === root || (!!pid && belongs(parents.get(pid)));
  return [...times].reduce((sum, [pid, time]) => sum + (belongs(pid) ? time : 0), 0);
};

/** In the page: a camera and a microphone, seen and heard, with or without an effect. */
const start = async (chunks: { background: string; noise: string }, effect: string) => {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 360, frameRate: 30 },
    audio: true,
  });
  const [camera] = stream.getVideoTracks() as [MediaStreamTrack];
  const [microphone] = stream.getAudioTracks() as [MediaStreamTrack];
  const before = performance.now();
  const { signal } = new AbortController();
  const opened =
    effect === 'blur'
      ? await (
          await import(chunks.background)
        ).openBackground(camera, 'blur', console.error, signal)
      : effect === 'noise'
        ? await (await import(chunks.noise)).openNoiseSuppression(microphone, console.error, signal)
        : undefined;
  const started = performance.now() - before;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([
    effect === 'blur' ? opened.track : camera,
    effect === 'noise' ? opened.track : microphone,
  ]);
  document.body.append(video);
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const frames = video.getVideoPlaybackQuality().totalVideoFrames;
  Object.assign(globalThis, {
    read: () => ({
      started,
      size: `${video.videoWidth} × ${video.videoHeight}`,
      frames: video.getVideoPlaybackQuality().totalVideoFrames - frames,
      tasks,
    }),
  });
};

export const effectsBench = async (): Promise<string[]> => {
  const names = readdirSync(dist);
  const chunk = (name: string) =>
    `/${names.find((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file))}`;
  const chunks = { background: chunk('background'), noise: chunk('noise') };
  const server = createServer((request, response) => {
    const name = `${request.url}`.slice(1);
    if (!name) return void response.setHeader('content-type', 'text/html').end('<!doctype html>');
    readFile(new URL(name, dist)).then(
      (body) =>
        response
          .setHeader('content-type', TYPES[name.split('.').at(-1)!] ?? 'text/plain')
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const lines: string[] = [];
  let bare = 0;
  for (const effect of ['none', 'blur', 'noise']) {
    const browser = await launch({ executablePath: chromiumPath, args: chromiumArguments });
    try {
      const page = await browser.newPage();
      // What tsx wraps functions in.
      await page.evaluateOnNewDocument('globalThis.__name = (one) => one');
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      await page.evaluate(start, chunks, effect);
      const pid = browser.process()!.pid!;
      const [time, from] = [processorTime(pid), performance.now()];
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
      const cores = ((processorTime(pid) - time) * 1000) / (performance.now() - from);
      const { started, size, frames, tasks } = (await page.evaluate('read()')) as {
        started: number;
        size: string;
        frames: number;
        tasks: number[];
      };
      if (effect === 'none') bare = cores;
      lines.push(
        `${effect.padEnd(6)} ${size}, ${(frames / SECONDS).toFixed(1)} frames a second, ${cores.toFixed(2)} cores of the whole browser` +
          (effect === 'none'
            ? ''
            : `, ${(cores - bare).toFixed(2)} of them the effect's; started in ${started.toFixed(0)} ms`) +
          `; tasks over 50 ms on the page's thread: ${tasks.length}` +
          (tasks.length ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : ''),
      );
    } finally {
      await browser.close();
    }
  }
  server.close();
  return lines;
};
