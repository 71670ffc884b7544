/** The green room before a native Pexip meeting, in English: a file of its own, which that has at hand. */
export const prejoin = {
  trial: 'Try your camera and microphone',
  cameraOff: 'Your camera is off',
  level: 'Microphone level',
  testSpeaker: 'Test speaker',
  testing: 'Playing a sound…',
  retry: 'Try again',
  insecure: 'Browsers allow microphone and camera on secure pages (https) alone.',
  plugIn: 'Connect one and try again, or join without.',
  /** Where the switch is, by browser. */
  allow: {
    chromium:
      'Click the icon to the left of the address, turn on camera and microphone, then try again.',
    firefox:
      'Click the crossed-out icon to the left of the address, remove the block, then try again.',
    safari:
      'Choose Safari, Settings for this website, allow camera and microphone, then try again.',
    ios: 'Tap the page menu in the address bar, open the website settings, allow camera and microphone, then try again.',
    other: 'Allow camera and microphone for this page in your browser’s settings, then try again.',
  },
};

export type PrejoinText = typeof prejoin;
