/** Registers `<meeting-embed>`; a second time is harmless. */
import { MeetingEmbedElement } from './element/meeting-embed.ts';

export { MeetingError } from './meeting/errors.ts';
export { registerProvider } from './element/registry.ts';
export { MeetingEmbedElement };

if (!customElements.get('meeting-embed'))
  customElements.define('meeting-embed', MeetingEmbedElement);

declare global {
  interface HTMLElementTagNameMap {
    'meeting-embed': MeetingEmbedElement;
  }
}
