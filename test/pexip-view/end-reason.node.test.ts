/** Why a meeting is over, read from the event that ended it. */
import { expect } from 'chai';
import { MeetingError, type ErrorCode } from '../../src/meeting/errors.ts';
import { endReasonOf } from '../../src/providers/pexip/view/end-reason.ts';

const disconnections = {
  closed: 'left',
  'Conference terminated by a Host participant': 'ended',
  'Conference terminated by another participant': 'ended',
  'Conference host ended the conference with a DTMF command': 'ended',
  'API initiated conference disconnect': 'ended',
  'Ended #pex121': 'ended',
  'Disconnected by another participant': 'removed',
  'Disconnected by an administrator': 'removed',
  'API initiated participant disconnect': 'removed',
  'Removed (#pex124)': 'removed',
  'Timeout waiting for conference host to join or permit access to locked conference':
    'notAdmitted',
  'All conference hosts departed hosted conference': 'hostsGone',
  'Last remaining participant removed from conference after timeout': 'alone',
  'Media node disconnected': 'over',
  disconnected: 'over',
} as const;

const failures: readonly (readonly [ErrorCode, number | undefined, string])[] = [
  ['request-failed', 404, 'notFound'],
  ['request-failed', 403, 'refused'],
  ['request-failed', 503, 'unavailable'],
  ['request-failed', 429, 'unavailable'],
  ['request-failed', undefined, 'unreachable'],
  ['token-expired', undefined, 'lost'],
  ['call-failed', undefined, 'callFailed'],
  ['load-failed', undefined, 'notLoaded'],
  ['wire-invalid', undefined, 'failed'],
];

describe('why a meeting is over', () => {
  for (const [left, reason] of Object.entries(disconnections))
    it(`${left}: ${reason}`, () => expect(endReasonOf(undefined, left)).to.equal(reason));
  for (const [code, status, reason] of failures)
    it(`${code} ${status ?? ''}: ${reason}`, () => {
      const error = new MeetingError(code, '', status === undefined ? {} : { status });
      expect(endReasonOf(error, 'closed')).to.equal(reason);
    });
});
