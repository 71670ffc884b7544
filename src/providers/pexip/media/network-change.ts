/** Word that the device has come to another network: what was connected may be lost, and does not know it yet. */

/** How the device is connected, where the browser tells. @see https://wicg.github.io/netinfo/ */
const connectionType = (): unknown =>
  'connection' in navigator ? (navigator.connection as { type?: unknown } | null)?.type : undefined;

export const onNetworkChange = (listener: () => void, signal: AbortSignal): void => {
  addEventListener('online', listener, { signal });
  if (!('connection' in navigator) || !(navigator.connection instanceof EventTarget)) return;
  let before = connectionType();
  navigator.connection.addEventListener(
    'change',
    () => {
      const type = connectionType();
      // It changes with every estimate of speed, too.
      if (type !== before && type !== 'none') listener();
      before = type;
    },
    { signal },
  );
};
