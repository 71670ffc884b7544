/** What native commands act on, in a meeting. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { MeetingMedia } from '../media/meeting-media.ts';
import type { CommandTarget } from './command-target.ts';
import { hasPersonalMix } from './meeting-model.ts';
import type { Questions } from './questions.ts';

export interface TargetHost {
  readonly client: PexipClient;
  readonly media: MeetingMedia;
  readonly questions: Questions;
  readonly sendMessage: CommandTarget['sendMessage'];
  /** Given up at the door, where the client was never in. */
  onLeft(): void;
}

export const buildTarget = ({
  client,
  media,
  questions,
  sendMessage,
  onLeft,
}: TargetHost): CommandTarget => {
  const self = () => client.state.self_uuid ?? '';
  return {
    client,
    media,
    self,
    place: () => {
      const { media_room: room, breakouts } = client.state;
      return { room, uuid: breakouts.get(room)?.participant_uuid ?? self() };
    },
    room: (room) => (room === 'main' ? client : client.breakout(room)),
    hasPersonalMix: () => hasPersonalMix(client.state.self),
    leave: async () => {
      await client.leave();
      onLeft();
    },
    answerPrompt: (value) => {
      if (!questions.answer(value))
        throw new MeetingError('command-failed', 'answerPrompt: nothing was asked.');
    },
    sendMessage,
  };
};
