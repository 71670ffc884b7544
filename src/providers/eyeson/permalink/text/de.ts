/** What stands before a meeting, in German. */
import type { Text } from './en.ts';

export const text: Text = {
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
