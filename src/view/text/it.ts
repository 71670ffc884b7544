/** The short texts in Italian. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: 'Partecipa alla riunione',
  joinAgain: 'Partecipa di nuovo',
  tryAgain: 'Riprova',
  details: 'Dettagli',
  openIn: (system) => `Apri la riunione in ${system}`,
  opensInPage: (system) => `Le riunioni di ${system} si aprono in una pagina a parte.`,
  opensInApp: (system) => `Le riunioni di ${system} si aprono in un’app a parte.`,
  setUpWrong: 'Questa riunione non è configurata correttamente. Avvisa chi gestisce questa pagina.',
  notLoaded: 'Non è stato possibile caricare una parte di questa pagina. Controlla la connessione.',
  noAnswer: 'La riunione non ha risposto. Controlla la connessione.',
  refused: 'Non hai accesso a questa riunione.',
  tokenExpired: 'Il tuo invito è scaduto. Ricarica la pagina.',
  linkInvalid: 'Questo link alla riunione non è valido.',
  linkExpired: 'Questo link alla riunione è scaduto.',
  over: 'Questa riunione è terminata.',
  locked: 'Questa riunione è bloccata.',
  mediaDenied: 'Questa pagina non può usare la videocamera o il microfono.',
  mediaMissing: 'Non è stata trovata alcuna videocamera né alcun microfono.',
  callFailed: 'La connessione alla riunione è stata persa.',
  failed: 'Non è stato possibile aprire la riunione.',
};

export const permalink: PermalinkText = {
  meeting: 'Riunione',
  looking: 'Ricerca della riunione…',
  waiting: 'La riunione non è ancora iniziata',
  waitingHint: 'Entrerai non appena l’organizzatore la avvierà.',
  locked: 'La riunione è bloccata',
  lockedHint: 'Entrerai non appena verrà sbloccata.',
  start: 'La tua riunione è pronta per iniziare',
  startHint: 'Gli ospiti in attesa entreranno automaticamente.',
  startMeeting: 'Avvia la riunione',
  starting: 'La riunione sta iniziando…',
  leave: 'Esci',
  offline: 'Il server non risponde. Nuovo tentativo…',
  notStarted: 'Non è stato possibile avviare la riunione. Riprova.',
  invalid: 'Questo link alla riunione non è valido.',
  expired: 'Questo link alla riunione è scaduto.',
  over: 'Questa riunione è terminata.',
  refused: 'Non è possibile aprire questa riunione.',
};

export const prejoin: PrejoinText = {
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
