/** Moving to another conference, as `refer` asks: what goes along, and what it fails for. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { JoinOptions } from './join.ts';
import { TRANSFERS, TRANSFERS_MS } from './limits.ts';

/** Of the answers that led in: PIN and extension are the first conference's. */
export const answersElsewhere = ({
  display_name,
  call_tag,
  direct_media,
  client_id,
  supports_direct_chat,
}: JoinOptions): JoinOptions => ({
  display_name,
  call_tag,
  direct_media,
  client_id,
  supports_direct_chat,
});

const failed = (why: string) => new MeetingError('command-failed', `refer: ${why}`);

export const tooManyTransfers = (alias: string): MeetingError =>
  failed(
    `${TRANSFERS} transfers within ${TRANSFERS_MS / 1000} s are enough; ${alias} is not asked.`,
  );

/** A one-time token is all there is to answer with. @param kind What is asked for. */
export const asksForMore = (kind: string): MeetingError =>
  failed(`the other conference asks for more (${kind}).`);
