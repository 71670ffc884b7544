/** Shows one state of the view, as the address says: `?state=chat&lang=de&dir=rtl`. */
import { measureScroll } from './measure-scroll.ts';
import { openState } from './open-state.ts';
import { states, type StateName, type ViewState } from './states.ts';

const query = new URLSearchParams(location.search);
const name = (query.get('state') ?? 'host') as StateName;
const dir = query.get('dir');

customElements.define(
  'view-stand',
  class extends HTMLElement {
    connectedCallback(): void {
      const root = this.attachShadow({ mode: 'open' });
      // Painting the streams costs more than the view.
      const state: ViewState = query.has('still') ? { ...states[name], stage: [] } : states[name];
      openState(root, state, {
        lang: query.get('lang') ?? 'en',
        ...(dir && { dir: dir as 'rtl' }),
      }).then(({ meeting }) => {
        Object.assign(window, {
          measureScroll: (duration: number) => measureScroll(root, meeting, duration),
        });
        document.documentElement.setAttribute('data-ready', '');
      });
    }
  },
);
