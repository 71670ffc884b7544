/** The green room's text in Italian. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
  trial: 'Prova la videocamera e il microfono',
  cameraOff: 'La tua videocamera è spenta',
  level: 'Livello del microfono',
  testSpeaker: 'Prova l’altoparlante',
  testing: 'Riproduzione di un suono…',
  retry: 'Riprova',
  insecure: 'I browser consentono microfono e videocamera solo sulle pagine sicure (https).',
  plugIn: 'Collegane uno e riprova, oppure partecipa senza.',
  allow: {
    chromium:
      'Fai clic sull’icona a sinistra dell’indirizzo, attiva videocamera e microfono, poi riprova.',
    firefox:
      'Fai clic sull’icona barrata a sinistra dell’indirizzo, rimuovi il blocco, poi riprova.',
    safari:
      'Nel menu Safari apri le impostazioni per questo sito web, consenti videocamera e microfono, poi riprova.',
    ios: 'Tocca il menu della pagina nella barra degli indirizzi, apri le impostazioni del sito web, consenti videocamera e microfono, poi riprova.',
    other:
      'Consenti videocamera e microfono per questa pagina nelle impostazioni del browser, poi riprova.',
  },
};
