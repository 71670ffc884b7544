/** Registers `<meeting-embed>`; a second time is harmless. */
import { MeetingEmbedElement } from './meeting-embed.ts';

export * from './index.ts';

if (!customElements.get('meeting-embed'))
  customElements.define('meeting-embed', MeetingEmbedElement);

declare global {
  interface HTMLElementTagNameMap {
    'meeting-embed': MeetingEmbedElement;
  }
}
