/** What stands before a meeting of Eyeson's permalink mode, in English: a file of its own, which that mode has at hand. */
export const permalink = {
  meeting: 'Meeting',
  looking: 'Looking for the meeting …',
  waiting: 'The meeting has not started yet',
  waitingHint: 'You will join as soon as the host starts it.',
  locked: 'The meeting is locked',
  lockedHint: 'You will join as soon as it is unlocked.',
  start: 'Your meeting is ready to start',
  startHint: 'Guests who are waiting will join automatically.',
  startMeeting: 'Start the meeting',
  starting: 'The meeting is starting …',
  leave: 'Leave',
  offline: 'The server is not responding. Trying again …',
  notStarted: 'The meeting could not be started. Please try again.',
  invalid: 'This meeting link is not valid.',
  expired: 'This meeting link has expired.',
  over: 'This meeting has ended.',
  refused: 'This meeting cannot be opened.',
};

export type PermalinkText = Readonly<Record<keyof typeof permalink, string>>;
