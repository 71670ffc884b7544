/** What stands before a meeting, in English: the text that the others translate. */
export const text = {
  meeting: 'Meeting',
  looking: 'Looking for the meeting …',
  waiting: 'The meeting has not started yet',
  waitingHint: 'As soon as the host starts it, you are in.',
  locked: 'The meeting is locked',
  lockedHint: 'As soon as it is open again, you are in.',
  start: 'Your meeting is ready to start',
  startHint: 'Guests who wait come in by themselves.',
  startMeeting: 'Start the meeting',
  starting: 'The meeting is starting …',
  leave: 'Leave',
  offline: 'No answer from the server. Trying again …',
  notStarted: 'The meeting could not be started. Please try again.',
  invalid: 'This meeting link is not valid, or no longer.',
  expired: 'This meeting link has expired.',
  over: 'This meeting has been closed.',
  refused: 'This meeting cannot be opened.',
};

export type Text = Readonly<Record<keyof typeof text, string>>;
