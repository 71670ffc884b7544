/** Why a meeting is over, as people are told: from the event that ended it. */
import type { MeetingError } from '../../../meeting/errors.ts';

export type EndReason =
  // Over for this participant, as it may be.
  | 'left'
  | 'ended'
  | 'removed'
  | 'alone'
  | 'hostsGone'
  | 'notAdmitted'
  | 'over'
  // Could not be joined, or broke off.
  | 'notFound'
  | 'refused'
  | 'unavailable'
  | 'unreachable'
  | 'lost'
  | 'callFailed'
  | 'notLoaded'
  | 'failed';

/**
 * A node's reasons for a disconnection, by words that have stayed the same over its versions, and by the codes of newer
 * ones. The first that fits counts.
 * @see https://docs.pexip.com/admin/disconnection_reasons.htm
 */
const disconnections: readonly (readonly [RegExp, EndReason])[] = [
  [/#pex126|timeout waiting for|permit access/i, 'notAdmitted'],
  [/hosts departed|host left/i, 'hostsGone'],
  [/last remaining|keep conference alive/i, 'alone'],
  [/#pex12[34]|disconnected by|participant disconnect/i, 'removed'],
  [/#pex12[0125]|conference terminated|ended the conference|conference disconnect/i, 'ended'],
];

const codes: Partial<Record<MeetingError['code'], EndReason>> = {
  unauthorized: 'refused',
  'token-expired': 'lost',
  'events-lost': 'lost',
  'call-failed': 'callFailed',
  'load-failed': 'notLoaded',
};

const byStatus = (status: number | undefined): EndReason => {
  if (status === undefined) return 'unreachable';
  if (status === 404) return 'notFound';
  return status >= 500 || status === 429 ? 'unavailable' : 'refused';
};

/** @param left The reason in `meeting-left`; `closed`: by the participant or the page. */
export const endReasonOf = (error: MeetingError | undefined, left: string): EndReason => {
  if (error)
    return error.code === 'request-failed'
      ? byStatus(error.status)
      : (codes[error.code] ?? 'failed');
  if (left === 'closed') return 'left';
  return disconnections.find(([words]) => words.test(left))?.[1] ?? 'over';
};
