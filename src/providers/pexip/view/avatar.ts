/** A face for who has no picture: initials, in a colour that stays with the participant. */
import { html, type TemplateResult } from 'lit-html';

const initials = (name: string): string => {
  const words = name.split(/[\s@._-]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => [...word][0]!.toUpperCase()).join('') || '#';
};

const hueOf = (uuid: string): number => {
  let hash = 0;
  for (let at = 0; at < uuid.length; at++) hash = (hash * 31 + uuid.charCodeAt(at)) | 0;
  return (hash >>> 0) % 360;
};

export const avatar = (name: string, uuid: string, talking = false): TemplateResult =>
  html`<span
    class="avatar ${talking ? 'talking' : ''}"
    .style=${`--hue:${hueOf(uuid)}`}
    aria-hidden="true"
    >${initials(name)}</span
  >`;
