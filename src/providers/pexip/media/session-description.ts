/** Session descriptions: what is read from them, and what is changed in them. Pure. */

/** What a section is for. */
export type Section = 'audio' | 'video' | 'slides';
/** The sections of a call, by their mids. */
export type SectionMids = { readonly [section in Section]?: string };

const SLIDES = 'a=content:slides\r\n';

/** The session's own lines, then one part for each `m=` line. */
const splitSections = (sdp: string): string[] => sdp.split(/^(?=m=)/m);

const midOf = (section: string): string | undefined => /^a=mid:(.*?)\r?$/m.exec(section)?.[1];

/** The section with this mid is the presentation: `a=content:slides`. */
export const markSlides = (sdp: string, mid: string | null | undefined): string =>
  splitSections(sdp)
    .map((section) =>
      mid != null && midOf(section) === mid && !section.includes('a=content:')
        ? section + SLIDES
        : section,
    )
    .join('');

/** What a section is limited to, in kbit/s; 0 is no limit, as none is. */
const limitsOf = (section: string): number[] =>
  [...section.matchAll(/^b=(AS|TIAS):(\d+)/gm)]
    .map(([, unit, limit]) => (unit === 'AS' ? Number(limit) : Math.ceil(Number(limit) / 1000)))
    .filter((kbps) => kbps > 0);

/**
 * At most so many kbit/s in each video section, and no more than it says itself: `b=AS` and, for Firefox, `b=TIAS`.
 * Undefined: as it is.
 */
export const limitBandwidth = (sdp: string, kbps: number | undefined): string =>
  splitSections(sdp)
    .map((section) => {
      if (!kbps || !section.startsWith('m=video')) return section;
      const limit = Math.min(kbps, ...limitsOf(section));
      return (
        section
          .replace(/^b=.*\r\n/gm, '')
          // A section need not have a connection of its own.
          .replace(/^m=.*\r\n(?:[ic]=.*\r\n)*/, `$&b=AS:${limit}\r\nb=TIAS:${limit * 1000}\r\n`)
      );
    })
    .join('');

/** Which section is which: slides are marked, or are the second video. */
export const readSections = (sdp: string): SectionMids => {
  const [, ...sections] = splitSections(sdp);
  const videos = sections.filter((section) => section.startsWith('m=video'));
  const slides = videos.find((section) => section.includes(SLIDES)) ?? videos[1];
  const found: Record<Section, string | undefined> = {
    audio: sections.find((section) => section.startsWith('m=audio')),
    video: videos.find((section) => section !== slides),
    slides,
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, section]) => {
      const mid = section && midOf(section);
      return mid === undefined ? [] : [[name, mid]];
    }),
  );
};
