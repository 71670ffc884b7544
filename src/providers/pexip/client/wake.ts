/** A page that slept, was hidden, or had no network: what was to happen meanwhile is looked at once it is back. */

/** Both clocks. The steady one stands still in some machines while they sleep; the other may be set by anybody. */
export interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export const now = (): Moment => ({ steady: performance.now(), wall: Date.now() });

/** How much time may have passed, in ms: what the clock says that says more. */
export const atMostSince = ({ steady, wall }: Moment): number =>
  Math.max(performance.now() - steady, Date.now() - wall);

interface Page {
  readonly document?: EventTarget & { readonly visibilityState?: string };
}

/** Calls back when the page is online again, seen again, or thawed. In Node, never. @returns Ends it. */
export function onWake(wake: () => void): () => void {
  const { document } = globalThis as Page;
  if (!document) return () => undefined;
  const onVisibility = () => {
    if (document.visibilityState === 'visible') wake();
  };
  globalThis.addEventListener('online', wake);
  document.addEventListener('visibilitychange', onVisibility);
  document.addEventListener('resume', wake);
  return () => {
    globalThis.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', onVisibility);
    document.removeEventListener('resume', wake);
  };
}

/** Waits, in ms, before something is tried again; less where the page wakes. Ends without an error when aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      stopWaking();
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    const stopWaking = onWake(done);
  });
