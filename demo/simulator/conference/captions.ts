/** Live captions: what the robots say, word by word, then as a sentence. */
import type { Timer } from './clock.ts';
import { conferenceOf } from './conference.ts';
import type { Conference } from './conference.ts';
import type { Participant } from './participant.ts';

/** Time between two words, in ms. */
const WORD_MS = 350;

const SENTENCES = [
  'Hi, my name is Alice.',
  'Let us look at the numbers of the last quarter.',
  'Could everyone see the slides?',
  'I think we should decide this today.',
  'Thank you all for coming.',
];

export function showCaptions(participant: Participant, shown: boolean): void {
  if (participant.data.show_live_captions === shown) return;
  participant.data.show_live_captions = shown;
  conferenceOf(participant).show(participant);
  conferenceOf(participant).emit('captions');
}

export function sendCaption(conference: Conference, data: string, isFinal: boolean): void {
  conference.broadcast(
    'live_captions',
    { data, is_final: isFinal },
    (viewer) => viewer.data.show_live_captions,
  );
}

/** Speaks captions for as long as somebody who listens wants them. */
export function openCaptions(conference: Conference): { close(): void } {
  let timer: Timer | undefined;
  let sentence = 0;
  let words = 0;

  const speak = () => {
    const text = SENTENCES[sentence % SENTENCES.length] ?? '';
    const all = text.split(' ');
    words += 1;
    if (words <= all.length) {
      const interim = all.slice(0, words).join(' ').toLowerCase().replace(/[.,?]/g, '');
      sendCaption(conference, `${interim} `, false);
    } else {
      sendCaption(conference, text, true);
      sentence += 1;
      words = 0;
    }
  };
  const check = () => {
    const wanted = [...conference.audience].some(({ data }) => data.show_live_captions);
    if (wanted) timer ??= conference.clock.interval(speak, WORD_MS);
    else {
      timer?.cancel();
      timer = undefined;
    }
  };
  conference.on('captions', check);
  conference.on('audience', check);
  return {
    close: () => {
      timer?.cancel();
      conference.off('captions', check);
      conference.off('audience', check);
    },
  };
}
