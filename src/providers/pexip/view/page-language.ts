/** The language that a meeting is shown in: that of its place in the page. */
export const pageLanguage = (root: ShadowRoot): string =>
  root.host.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || 'en';
