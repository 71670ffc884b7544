/** `<meeting-embed>` in React. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import type { Mount } from './mount.ts';

export const mount: Mount = (container, props, onReady) => {
  const root = createRoot(container);
  const render = (name: string) =>
    flushSync(() =>
      root.render(createElement('meeting-embed', { ...props, name, 'onmeeting-ready': onReady })),
    );
  render('Ann');
  return { rename: render, unmount: () => flushSync(() => root.unmount()) };
};
