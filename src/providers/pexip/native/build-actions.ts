/** What people ask for, as requests to the node; what concerns the local participant's media or prompts is the session's. */
import type {
  breakoutRequests,
  breakoutsRequests,
  conferenceRequests,
  Methods,
  participantRequests,
} from '../client/requests.ts';
import type { MeetingActions } from './model.ts';

type Participants = { participant(uuid: string): Methods<typeof participantRequests> };

/** The requests that actions are made of. */
export type Requests = Methods<typeof conferenceRequests> &
  Methods<typeof breakoutsRequests> &
  Participants & {
    breakout(
      uuid: string,
    ): Methods<typeof conferenceRequests> & Methods<typeof breakoutRequests> & Participants;
  };

/** What the session does itself. */
export type OwnActions = Pick<
  MeetingActions,
  | 'answerPrompt'
  | 'hangup'
  | 'setAudioMuted'
  | 'setVideoMuted'
  | 'setPresenting'
  | 'sendMessage'
  | 'selectDevice'
  | 'watchStatistics'
  | 'sendDtmf'
>;

/** How long a camera moves after one signal, in ms, as the API recommends. */
const START_MOVE_MS = 1000;
const CONTINUE_MOVE_MS = 200;

/** `self`: one's own uuid. `place`: the room where one's media is, and who one is there. */
export const buildActions = (
  client: Requests,
  self: () => string,
  place: () => { readonly room: string; readonly uuid: string },
  own: OwnActions,
): MeetingActions => {
  const participant = ({ participantId }: { participantId: string }) =>
    client.participant(participantId);
  const roomOf = (room: string) => (room === 'main' ? client : client.breakout(room));
  return {
    ...own,
    setHandRaised: ({ raised }) =>
      raised ? client.participant(self()).buzz() : client.participant(self()).clearbuzz(),
    setCaptions: ({ shown }) =>
      shown
        ? client.participant(self()).show_live_captions()
        : client.participant(self()).hide_live_captions(),
    moveCamera: ({ participantId, action, axis, direction }) =>
      client.participant(participantId).fecc({
        action,
        movement: [{ axis, direction }],
        timeout: action === 'start' ? START_MOVE_MS : CONTINUE_MOVE_MS,
      }),

    setLayout: ({ layout }) => client.transform_layout({ transforms: { layout } }),
    setLocked: ({ locked }) => (locked ? client.lock() : client.unlock()),
    startConference: () => client.start_conference(),
    muteAllGuests: ({ muted }) => (muted ? client.muteguests() : client.unmuteguests()),
    setGuestsCanUnmute: ({ allowed }) => client.set_guests_can_unmute({ setting: allowed }),
    lowerAllHands: () => client.clearallbuzz(),
    clearSpotlights: () => client.clearspotlights(),
    setBanner: ({ text }) => client.set_message_text({ text }),
    setClassification: ({ level }) => client.set_classification_level({ level }),
    disconnectAll: () => client.disconnect(),
    dial: ({ destination, protocol, role }) => client.dial({ destination, protocol, role }),

    admit: (who) => participant(who).unlock(),
    muteParticipant: ({ muted, ...who }) =>
      muted ? participant(who).mute() : participant(who).unmute(),
    muteParticipantVideo: ({ muted, ...who }) =>
      muted ? participant(who).video_muted() : participant(who).video_unmuted(),
    setSpotlight: ({ spotlighted, ...who }) =>
      spotlighted ? participant(who).spotlighton() : participant(who).spotlightoff(),
    setRole: ({ role, ...who }) => participant(who).role({ role }),
    setPresentationAllowed: ({ allowed, ...who }) =>
      allowed ? participant(who).allowrxpresentation() : participant(who).denyrxpresentation(),
    lowerHand: (who) => participant(who).clearbuzz(),
    disconnectParticipant: (who) => participant(who).disconnect(),
    transfer: ({ alias, role, pin, ...who }) =>
      participant(who).transfer({
        conference_alias: alias,
        role,
        ...(pin !== undefined && { pin }),
      }),

    createBreakout: ({ name, duration, endAction, guestsAllowedToLeave, participantIds }) =>
      client.breakouts({
        name,
        end_action: endAction,
        guests_allowed_to_leave: guestsAllowedToLeave,
        participants: { main: [...participantIds] },
        ...(duration !== undefined && { duration }),
      }),
    moveToBreakout: ({ participantIds, from, to }) =>
      roomOf(from).breakout_move({ breakout_uuid: to, participants: [...participantIds] }),
    closeBreakout: ({ breakoutId }) => client.breakout(breakoutId).breakout_close(),
    emptyBreakouts: () => client.breakouts_empty(),
    // The node answers by sending one's media there.
    joinBreakout: ({ breakoutId }) => {
      const { room, uuid } = place();
      return roomOf(room).breakout_move({ breakout_uuid: breakoutId, participants: [uuid] });
    },
    dismissHelp: ({ breakoutId }) => client.breakout(breakoutId).clearbreakoutbuzz(),
    leaveBreakout: () => client.leavebreakout(),
    askForHelp: ({ asking }) => (asking ? client.breakoutbuzz() : client.clearbreakoutbuzz()),
  };
};
