/** The conferences a node has from the start. */
import type { ConferencingNode } from './conferencing-node.ts';
import { settingsOf } from './conference/conference-settings.ts';
import type { ConferenceInput } from './conference/conference-settings.ts';

const lively: Pick<ConferenceInput, 'robots' | 'robot_activity'> = {
  robots: 2,
  robot_activity: ['talk', 'chat', 'slides', 'hands'],
};

/** What each is for, as the banner says it. */
export const standingConferences: readonly (ConferenceInput & { about: string })[] = [
  {
    about: 'open to everyone; Alice and Bob are there',
    alias: 'meet.alice',
    name: "Alice's VMR",
    ...lively,
  },
  { about: 'host PIN 1234, guests without', alias: 'meet.host-pin', host_pin: '1234' },
  {
    about: 'host PIN 1234, guest PIN 5678',
    alias: 'meet.pins',
    host_pin: '1234',
    guest_pin: '5678',
  },
  {
    about: 'Virtual Reception: extension 1000 or meet.alice leads to meet.alice',
    alias: 'meet.reception',
    virtual_reception: { extensions: { '1000': 'meet.alice', '2000': 'meet.pins' } },
  },
  {
    about: 'the same, asking in the form of older nodes',
    alias: 'meet.reception-older',
    older_answers: true,
    virtual_reception: { extensions: { '1000': 'meet.alice' } },
  },
  {
    about: 'sign in with an identity provider',
    alias: 'meet.sso',
    idp: [
      { name: 'Simulated Entra ID', uuid: '4fe19459-67b4-4e84-abb4-a3765a0a7e09' },
      { name: 'Simulated ADFS', uuid: '7e43610f-1c82-4726-899a-af801748846c' },
    ],
  },
  {
    about: 'locked: the waiting room; host PIN 1234 goes in',
    alias: 'meet.locked',
    locked: true,
    host_pin: '1234',
    robots: 1,
  },
  { about: 'direct media between two clients', alias: 'meet.direct', direct_media: true },
  {
    about: 'a Virtual Auditorium; host PIN 1234',
    alias: 'meet.lecture',
    host_pin: '1234',
    service_type: 'lecture',
    ...lively,
  },
  { about: 'an alias that needs encoding', alias: 'räume/süd@example.com', robots: 1 },
  { about: 'a test call', alias: 'test_call', service_type: 'test_call' as const },
];

export function openStandingConferences(node: ConferencingNode): void {
  for (const { about, ...settings } of standingConferences) {
    void about;
    node.create(settingsOf(settings));
  }
}
