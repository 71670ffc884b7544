/** The green room's text in Dutch. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
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
