/** Shows one state of the view, as the address says: `?state=chat&lang=de&dir=rtl`. */
import { openState } from './open-state.ts';
import { states, type StateName } from './states.ts';

const query = new URLSearchParams(location.search);
const name = (query.get('state') ?? 'host') as StateName;
const dir = query.get('dir');

customElements.define(
  'view-stand',
  class extends HTMLElement {
    connectedCallback(): void {
      const root = this.attachShadow({ mode: 'open' });
      openState(root, states[name], {
        lang: query.get('lang') ?? 'en',
        ...(dir && { dir: dir as 'rtl' }),
      }).then(() => {
        document.documentElement.setAttribute('data-ready', '');
      });
    }
  },
);
