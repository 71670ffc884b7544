/** How smoothly the roster scrolls while people in it change. */
import type { FakeMeeting } from '../../demo/view/fake-meeting.ts';

/** Changes of the roster in a second. */
const CHANGES = 100;

export const measureScroll = async (root: ShadowRoot, meeting: FakeMeeting, duration: number) => {
  const scroller = root.querySelector('.rows')!;
  const uuids = [...meeting.model.participants.keys()];
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  const script: number[] = [];
  let changes = 0;
  const began = performance.now();
  for (let last = began; last - began < duration;) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    if (frames.length || last > began) frames.push(now - last);
    last = now;
    scroller.scrollTop = ((now - began) * 4) % Math.max(1, scroller.scrollHeight);
    const start = performance.now();
    // As the client has it: a roster changed in place, and a version that grows.
    const roster = meeting.model.participants as Map<string, { uuid: string; is_muted: string }>;
    for (; changes < ((now - began) / 1000) * CHANGES; changes++) {
      const uuid = uuids[(changes * 7919) % uuids.length]!;
      const entry = roster.get(uuid)!;
      roster.set(uuid, { ...entry, is_muted: entry.is_muted === 'YES' ? 'NO' : 'YES' });
    }
    meeting.update({ rosterVersion: meeting.model.rosterVersion + 1 });
    script.push(performance.now() - start);
  }
  observer.disconnect();
  return { frames, script, longTasks, rows: root.querySelectorAll('.row').length, changes };
};
