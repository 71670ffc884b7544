import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'meeting-embed/svelte';

type Tag = SvelteHTMLElements['meeting-embed'];
export const right: Tag = {
  class: 'wide',
  style: 'height: 400px',
  slot: 'main',
  hidden: true,
  onclick: ({ currentTarget }) => void currentTarget.hangup(),
  provider: 'jitsi',
  room: 'Standup',
  'command-timeout': '5000',
  hideButtons: ['invite'],
  'onmeeting-left': ({ detail }) => void detail.reason.length,
};
// @ts-expect-error -- misspelt
export const misspelt: Tag = { bandwith: 1024 };
// @ts-expect-error -- no such mode
export const wrongType: Tag = { mode: 'waiting' };
// @ts-expect-error -- the detail has no such field
export const wrongDetail: Tag = { 'onmeeting-left': ({ detail }) => detail.cause };
