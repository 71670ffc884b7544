/** The short texts in Dutch. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: 'Deelnemen aan de vergadering',
  joinAgain: 'Opnieuw deelnemen',
  tryAgain: 'Opnieuw proberen',
  details: 'Details',
  openIn: (system) => `Vergadering openen in ${system}`,
  opensInPage: (system) => `Vergaderingen van ${system} openen op een eigen pagina.`,
  opensInApp: (system) => `Vergaderingen van ${system} openen in een eigen app.`,
  setUpWrong:
    'Deze vergadering is niet goed ingesteld. Neem contact op met de beheerder van deze pagina.',
  notLoaded: 'Een deel van deze pagina kon niet worden geladen. Controleer je verbinding.',
  noAnswer: 'De vergadering reageert niet. Controleer je verbinding.',
  refused: 'Je hebt geen toegang tot deze vergadering.',
  tokenExpired: 'Je uitnodiging is verlopen. Laad de pagina opnieuw.',
  linkInvalid: 'Deze vergaderlink is ongeldig.',
  linkExpired: 'Deze vergaderlink is verlopen.',
  over: 'Deze vergadering is afgelopen.',
  locked: 'Deze vergadering is vergrendeld.',
  mediaDenied: 'Deze pagina mag je camera of microfoon niet gebruiken.',
  mediaMissing: 'Er is geen camera of microfoon gevonden.',
  callFailed: 'De verbinding met de vergadering is verbroken.',
  failed: 'De vergadering kon niet worden geopend.',
};

export const permalink: PermalinkText = {
  meeting: 'Vergadering',
  looking: 'De vergadering wordt gezocht…',
  waiting: 'De vergadering is nog niet begonnen',
  waitingHint: 'Je neemt deel zodra de organisator de vergadering start.',
  locked: 'De vergadering is vergrendeld',
  lockedHint: 'Je neemt deel zodra de vergadering is ontgrendeld.',
  start: 'Je vergadering kan beginnen',
  startHint: 'Wachtende gasten nemen automatisch deel.',
  startMeeting: 'Vergadering starten',
  starting: 'De vergadering begint…',
  leave: 'Verlaten',
  offline: 'De server reageert niet. Nieuwe poging…',
  notStarted: 'De vergadering kon niet worden gestart. Probeer het opnieuw.',
  invalid: 'Deze vergaderlink is ongeldig.',
  expired: 'Deze vergaderlink is verlopen.',
  over: 'Deze vergadering is afgelopen.',
  refused: 'Deze vergadering kan niet worden geopend.',
};

export const prejoin: PrejoinText = {
  trial: 'Camera en microfoon proberen',
  cameraOff: 'Je camera staat uit',
  level: 'Niveau van de microfoon',
  testSpeaker: 'Luidspreker testen',
  testing: 'Er wordt een geluid afgespeeld…',
  retry: 'Opnieuw proberen',
  insecure: 'Browsers staan microfoon en camera alleen toe op beveiligde pagina’s (https).',
  plugIn: 'Sluit er een aan en probeer het opnieuw, of neem deel zonder.',
  allow: {
    chromium:
      'Klik op het pictogram links van het adres, zet camera en microfoon aan en probeer het opnieuw.',
    firefox:
      'Klik op het doorgestreepte pictogram links van het adres, hef de blokkering op en probeer het opnieuw.',
    safari:
      'Open in het menu Safari de instellingen voor deze website, sta camera en microfoon toe en probeer het opnieuw.',
    ios: 'Tik op het paginamenu in de adresbalk, open de website-instellingen, sta camera en microfoon toe en probeer het opnieuw.',
    other:
      'Sta camera en microfoon voor deze pagina toe in de instellingen van je browser en probeer het opnieuw.',
  },
};
