/** What the pages of the documentation do: live meetings, the search, buttons to copy. */
import '../../src/define.ts';
import { standIns } from '../stand-ins-here.ts';
import { openSearch } from './search.ts';
import { openLive } from './live.ts';

for (const block of document.querySelectorAll<HTMLElement>('.code')) {
  const copy = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'copy',
    textContent: 'Copy',
  });
  copy.onclick = async () => {
    await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '');
    copy.textContent = 'Copied';
    setTimeout(() => (copy.textContent = 'Copy'), 1500);
  };
  block.append(copy);
}

// Beside the text where there is room for it.
const pages = document.querySelector<HTMLDetailsElement>('.pages');
const wide = matchMedia('(width >= 60rem)');
const place = () => pages?.toggleAttribute('open', wide.matches);
wide.onchange = place;
place();

openSearch(document.querySelector<HTMLElement>('.search')!);

const places = [...document.querySelectorAll<HTMLElement>('[data-live]')];
if (places.length) {
  const systems = await standIns();
  for (const place of places) openLive(place, systems);
}
document.documentElement.dataset.ready = '';
