import type { GlobalComponents } from 'vue';
import type {} from 'meeting-embed/vue';

type Tag = InstanceType<GlobalComponents['meeting-embed']>['$props'];
export const right: Tag = {
  class: { wide: true },
  style: { height: '400px' },
  hidden: true,
  ref: 'meeting',
  key: 1,
  onClick: () => undefined,
  provider: 'jitsi',
  room: 'Standup',
  'command-timeout': '5000',
  hideButtons: ['invite'],
  onMeetingLeft: ({ detail }) => void detail.reason.length,
};
// @ts-expect-error -- misspelt
export const misspelt: Tag = { bandwith: 1024 };
// @ts-expect-error -- no such mode
export const wrongType: Tag = { mode: 'waiting' };
// @ts-expect-error -- the detail has no such field
export const wrongDetail: Tag = { onMeetingLeft: ({ detail }) => detail.cause };
