/** What stands around a meeting, in German. */
import type { ScreenText } from './en.ts';

export const text: ScreenText = {
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
