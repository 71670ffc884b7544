/** Scrolls a roster of 5,000 that changes 100 times a second, beside one of ten. */
import { openState } from '../../demo/view/open-state.ts';
import { states } from '../../demo/view/states.ts';
import { measureScroll } from './roster-scroll.ts';

const DURATION_MS = 5000;

export const bench = async (): Promise<string[]> => {
  const lines: string[] = [];
  for (const name of ['large-roster', 'people'] as const) {
    const host = document.createElement('div');
    host.style.cssText = 'display: block; position: fixed; inset: 0';
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    // Painting the streams costs more than the view.
    const opened = await openState(root, { ...states[name], stage: [] }, { lang: 'en' });
    const { frames, script, longTasks, rows, changes } = await measureScroll(
      root,
      opened.meeting,
      DURATION_MS,
    );
    const mean = frames.reduce((sum, one) => sum + one, 0) / frames.length;
    const at = (times: number[], share: number) =>
      times.sort((a, b) => a - b)[Math.floor(times.length * share)]!.toFixed(1);
    lines.push(
      `${opened.meeting.model.participants.size} people: ${(1000 / mean).toFixed(1)} frames/s, ` +
        `frame median ${at(frames, 0.5)} ms, p99 ${at(frames, 0.99)} ms; ` +
        `to tell of a change median ${at(script, 0.5)} ms, p95 ${at(script, 0.95)} ms; ` +
        `tasks over 50 ms: ${longTasks}; rows drawn: ${rows}; changes: ${changes}`,
    );
    opened.close();
    host.remove();
  }
  return lines;
};
