/** A far end's camera in motion: from pressing a button until it is let go. */
import type { Context } from './context.ts';
import type { MeetingActions } from '../native/model.ts';

export type Move = Pick<Parameters<MeetingActions['moveCamera']>[0], 'axis' | 'direction'>;

/** What a node recommends between two `continue`. @see https://docs.pexip.com/api_client/api_rest.htm#fecc */
const CONTINUE_MS = 200;

/** One camera moves at a time, on the whole page: there is one pointer and one keyboard. */
let stop: (() => void) | undefined;

export const stopCamera = (): void => stop?.();

export const moveCamera = ({ run, ask }: Context, participantId: string, move: Move): void => {
  stop?.();
  const send = (action: 'start' | 'continue') =>
    run('moveCamera', { participantId, action, ...move });
  const timer = setInterval(() => send('continue'), CONTINUE_MS);
  stop = () => {
    clearInterval(timer);
    stop = undefined;
    // Where it cannot be moved any more, it has stopped.
    void ask('moveCamera', { participantId, action: 'stop', ...move });
  };
  send('start');
};
