/** The short texts in German. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: 'Am Meeting teilnehmen',
  joinAgain: 'Wieder teilnehmen',
  tryAgain: 'Noch einmal versuchen',
  details: 'Details',
  openIn: (system) => `Meeting in ${system} öffnen`,
  opensInPage: (system) => `Meetings in ${system} öffnen sich auf einer eigenen Seite.`,
  opensInApp: (system) => `Meetings in ${system} öffnen sich in einer eigenen App.`,
  setUpWrong:
    'Dieses Meeting ist nicht richtig eingerichtet. Bitte wenden Sie sich an den Betreiber dieser Seite.',
  notLoaded: 'Ein Teil dieser Seite konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.',
  noAnswer: 'Das Meeting antwortet nicht. Bitte prüfen Sie Ihre Verbindung.',
  refused: 'Sie haben keinen Zugang zu diesem Meeting.',
  tokenExpired: 'Ihre Einladung ist abgelaufen. Bitte laden Sie die Seite neu.',
  linkInvalid: 'Dieser Link zum Meeting ist ungültig.',
  linkExpired: 'Dieser Link zum Meeting ist abgelaufen.',
  over: 'Dieses Meeting ist beendet.',
  locked: 'Dieses Meeting ist gesperrt.',
  mediaDenied: 'Diese Seite darf Ihre Kamera oder Ihr Mikrofon nicht verwenden.',
  mediaMissing: 'Es wurde keine Kamera und kein Mikrofon gefunden.',
  callFailed: 'Die Verbindung zum Meeting ist abgebrochen.',
  failed: 'Das Meeting konnte nicht geöffnet werden.',
};

export const permalink: PermalinkText = {
  meeting: 'Meeting',
  looking: 'Das Meeting wird gesucht …',
  waiting: 'Das Meeting hat noch nicht begonnen',
  waitingHint: 'Sobald der Gastgeber es startet, sind Sie dabei.',
  locked: 'Das Meeting ist gesperrt',
  lockedHint: 'Sobald es wieder offen ist, sind Sie dabei.',
  start: 'Ihr Meeting kann beginnen',
  startHint: 'Wartende Gäste treten automatisch bei.',
  startMeeting: 'Meeting starten',
  starting: 'Das Meeting wird gestartet …',
  leave: 'Verlassen',
  offline: 'Keine Antwort vom Server. Neuer Versuch …',
  notStarted: 'Das Meeting konnte nicht gestartet werden. Bitte versuchen Sie es noch einmal.',
  invalid: 'Dieser Link zum Meeting ist ungültig.',
  expired: 'Dieser Link zum Meeting ist abgelaufen.',
  over: 'Dieses Meeting ist beendet.',
  refused: 'Dieses Meeting kann nicht geöffnet werden.',
};

export const prejoin: PrejoinText = {
  trial: 'Kamera und Mikrofon ausprobieren',
  cameraOff: 'Ihre Kamera ist aus',
  level: 'Pegel des Mikrofons',
  testSpeaker: 'Lautsprecher testen',
  testing: 'Ton wird abgespielt …',
  retry: 'Noch einmal versuchen',
  insecure: 'Browser erlauben Mikrofon und Kamera nur auf sicheren Seiten (https).',
  plugIn: 'Schließen Sie eines an und versuchen Sie es noch einmal, oder nehmen Sie ohne teil.',
  allow: {
    chromium:
      'Klicken Sie auf das Symbol links neben der Adresse, schalten Sie Kamera und Mikrofon ein und versuchen Sie es noch einmal.',
    firefox:
      'Klicken Sie auf das durchgestrichene Symbol links neben der Adresse, heben Sie die Sperre auf und versuchen Sie es noch einmal.',
    safari:
      'Wählen Sie im Menü Safari die Einstellungen für diese Website, erlauben Sie Kamera und Mikrofon und versuchen Sie es noch einmal.',
    ios: 'Tippen Sie in der Adressleiste auf das Seitenmenü, öffnen Sie die Website-Einstellungen, erlauben Sie Kamera und Mikrofon und versuchen Sie es noch einmal.',
    other:
      'Erlauben Sie Kamera und Mikrofon für diese Seite in den Einstellungen Ihres Browsers und versuchen Sie es noch einmal.',
  },
};
