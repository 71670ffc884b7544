/** The search: an index built beforehand, loaded when it is first wanted. */
import type MiniSearch from 'minisearch';
import type { Found } from './search-options.ts';

const MOST = 8;

const loadIndex = async (): Promise<MiniSearch<Found>> => {
  const [{ default: Index }, { searchOptions }, response] = await Promise.all([
    import('minisearch'),
    import('./search-options.ts'),
    fetch('/docs/search.json'),
  ]);
  return Index.loadJSON<Found>(await response.text(), searchOptions);
};

const span = (className: string, textContent: string) =>
  Object.assign(document.createElement('span'), { className, textContent });

export const openSearch = (search: HTMLElement): void => {
  const input = search.querySelector('input')!;
  const list = search.querySelector<HTMLElement>('.found')!;
  const status = search.querySelector<HTMLElement>('[role=status]')!;
  let index: Promise<MiniSearch<Found>> | undefined;

  const close = () => {
    list.hidden = true;
    input.removeAttribute('aria-expanded');
  };
  const show = async () => {
    const query = input.value.trim();
    if (!query) return close();
    const found = (await (index ??= loadIndex())).search(query);
    // Something else has been typed meanwhile.
    if (query !== input.value.trim()) return;
    list.replaceChildren(
      ...found.slice(0, MOST).map(({ id, title, heading, extract }) => {
        const link = Object.assign(document.createElement('a'), { href: `/docs/${id}` });
        link.append(
          span('where', heading ? `${title} › ${heading}` : title),
          span('what', extract),
        );
        return link;
      }),
    );
    if (!found.length) list.append(span('none', `Nothing about “${query}”.`));
    status.textContent = `${Math.min(found.length, MOST)} results`;
    list.hidden = false;
  };

  input.onfocus = () => void (index ??= loadIndex());
  input.oninput = () => void show();
  search.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape') {
      close();
      input.focus();
    } else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    const typing =
      target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener('focusin', ({ target }) => {
    if (!search.contains(target as Node)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!search.contains(target as Node)) close();
  });
};
