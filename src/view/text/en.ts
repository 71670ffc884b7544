/** What stands around a meeting, in English: the text that the others translate. */
export const screens = {
  join: 'Join the meeting',
  joinAgain: 'Join again',
  tryAgain: 'Try again',
  /** What a developer wants to know of an error stands behind it. */
  details: 'Details',
  openIn: (system: string) => `Open the meeting in ${system}`,
  opensInPage: (system: string) => `${system} meetings open in a page of their own.`,
  opensInApp: (system: string) => `${system} meetings open in an app of their own.`,
  setUpWrong: 'This meeting is not set up correctly. Please tell whoever runs this page.',
  notLoaded: 'A part of this page could not be loaded. Please check your connection.',
  noAnswer: 'The meeting did not answer. Please check your connection.',
  refused: 'You are not allowed into this meeting.',
  tokenExpired: 'Your invitation has expired. Please reload the page.',
  linkInvalid: 'This meeting link is not valid.',
  linkExpired: 'This meeting link has expired.',
  over: 'This meeting has ended.',
  locked: 'This meeting is locked.',
  mediaDenied: 'This page may not use your camera or microphone.',
  mediaMissing: 'No camera or microphone was found.',
  callFailed: 'The connection to the meeting was lost.',
  failed: 'The meeting could not be opened.',
};

export type ScreenText = Readonly<typeof screens>;
