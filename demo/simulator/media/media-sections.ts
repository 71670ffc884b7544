/** The media sections of an SDP, by what each is for. */
import SDPUtils from 'sdp';

const { getMediaSections, getDescription, getKind, getMid, isRejected } = SDPUtils;

export type Purpose = 'audio' | 'main' | 'slides' | 'other';
const SLIDES = 'a=content:slides';

/** Purpose of each section that is not refused, by its mid. The first video is the main one, unless it says otherwise. */
export function purposesOf(sdp: string): Map<string, Purpose> {
  const purposes = new Map<string, Purpose>();
  for (const section of getMediaSections(sdp)) {
    // Port 0 alone does not refuse: Firefox writes it for what goes only bundled with another section.
    if (isRejected(section) && !section.includes('a=bundle-only')) continue;
    const kind = getKind(section);
    const slides =
      section.includes(SLIDES) || (kind === 'video' && [...purposes.values()].includes('main'));
    purposes.set(
      getMid(section),
      kind === 'audio' ? 'audio' : kind !== 'video' ? 'other' : slides ? 'slides' : 'main',
    );
  }
  return purposes;
}

/** What each section is for, in their order, refused ones as well. */
export function sectionsOf(sdp: string): Purpose[] {
  let main = false;
  return getMediaSections(sdp).map((section) => {
    const kind = getKind(section);
    if (kind === 'audio') return 'audio';
    if (kind !== 'video') return 'other';
    const slides = main || section.includes(SLIDES);
    main ||= !slides;
    return slides ? 'slides' : 'main';
  });
}

/** Says in an answer which section carries the slides. */
export function markSlides(sdp: string, purposes: ReadonlyMap<string, Purpose>): string {
  const sections = getMediaSections(sdp).map((section) =>
    purposes.get(getMid(section)) === 'slides' && !section.includes(SLIDES)
      ? `${section}${SLIDES}\r\n`
      : section,
  );
  return getDescription(sdp) + sections.join('');
}
