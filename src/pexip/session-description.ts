/** Changes to session descriptions. Pure. */

/** The session's own lines, then one part for each `m=` line. */
const splitSections = (sdp: string): string[] => sdp.split(/^(?=m=)/m);

/** The section with this mid is the presentation: `a=content:slides`. */
export const markSlides = (sdp: string, mid: string | null): string =>
  splitSections(sdp)
    .map((section) =>
      mid !== null && section.includes(`a=mid:${mid}\r\n`) && !section.includes('a=content:')
        ? `${section}a=content:slides\r\n`
        : section,
    )
    .join('');

/** At most so many kbit/s in each video section: `b=AS` and, for Firefox, `b=TIAS`. Undefined: as it is. */
export const limitBandwidth = (sdp: string, kbps: number | undefined): string =>
  splitSections(sdp)
    .map((section) =>
      kbps && section.startsWith('m=video')
        ? section
            .replace(/^b=.*\r\n/gm, '')
            .replace(/^(c=.*\r\n)/m, `$1b=AS:${kbps}\r\nb=TIAS:${kbps * 1000}\r\n`)
        : section,
    )
    .join('');

/** The mids of the sections, in their order. */
export const readMids = (sdp: string): string[] =>
  [...sdp.matchAll(/^a=mid:(.*?)\r?$/gm)].map(([, mid = '']) => mid);
