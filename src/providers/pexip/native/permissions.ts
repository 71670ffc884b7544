/** What a participant may do: a role, what the node allows, what the call can send, and where they are. */
import type { Grant } from '../client/wire.ts';
import type { PexipState } from '../client/pexip-state.ts';

/** What permissions are decided by. */
export interface Situation {
  readonly state: Pick<PexipState, 'status' | 'role' | 'conference'> &
    Partial<Pick<PexipState, 'self'>>;
  readonly grant: Grant | undefined;
  /** What the call can send. */
  readonly media: { readonly audio: boolean; readonly video: boolean; readonly screen: boolean };
}
export type Permission = (situation: Situation) => boolean;

/** At any time, before one is in as well. */
export const anyone: Permission = () => true;
export const audioSender: Permission = ({ media }) => media.audio;
export const videoSender: Permission = ({ media }) => media.video;
/** In the conference, not in its waiting room. */
export const member: Permission = ({ state }) => state.status === 'joined';
export const host: Permission = ({ state }) => state.status === 'joined' && state.role === 'chair';
export const writer: Permission = (situation) =>
  member(situation) && situation.grant?.chat_enabled !== false;
export const presenter: Permission = (situation) => {
  const { grant, state, media } = situation;
  const guestsCan =
    grant?.guests_can_present !== false && state.conference.presentation_allowed !== false;
  return member(situation) && media.screen && (guestsCan || host(situation));
};
/** Where the node mixes a picture for this participant alone. */
export const ownLayout: Permission = (situation) =>
  member(situation) && !!situation.state.self?.can_receive_personal_mix;
/** Where the conference has live captions. */
export const captionReader: Permission = (situation) =>
  member(situation) &&
  !!(
    situation.state.conference.live_captions_available ?? situation.grant?.live_captions_available
  );
/** Hosts, and whoever is on a gateway call, whose other end may be a menu. */
export const dialler: Permission = (situation) =>
  host(situation) || (member(situation) && situation.grant?.service_type === 'gateway');
/** Hosts where the conference has breakout rooms. */
export const breakoutHost: Permission = (situation) =>
  host(situation) && !!situation.state.conference.breakout_rooms;
/** In a breakout room. */
export const breakoutMember: Permission = (situation) =>
  member(situation) && !!situation.state.conference.breakout;
export const breakoutLeaver: Permission = (situation) =>
  breakoutMember(situation) &&
  (host(situation) || !!situation.state.conference.breakout_guests_allowed_to_leave);
