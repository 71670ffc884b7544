/** Registers `<meeting-embed>`; a second time is harmless. */
import { MeetingEmbedElement } from './meeting-embed.ts';

export { MeetingError } from './errors.ts';
export { registerProvider } from './providers/registry.ts';
export { MeetingEmbedElement };

if (!customElements.get('meeting-embed'))
  customElements.define('meeting-embed', MeetingEmbedElement);

declare global {
  interface HTMLElementTagNameMap {
    'meeting-embed': MeetingEmbedElement;
  }
}
