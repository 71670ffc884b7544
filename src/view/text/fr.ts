/** What stands around a meeting, in French. */
import type { ScreenText } from './en.ts';

export const text: ScreenText = {
  join: 'Rejoindre la réunion',
  joinAgain: 'Rejoindre à nouveau',
  tryAgain: 'Réessayer',
  details: 'Détails',
  openIn: (system) => `Ouvrir la réunion dans ${system}`,
  opensInPage: (system) => `Les réunions ${system} s’ouvrent dans une page à part.`,
  opensInApp: (system) => `Les réunions ${system} s’ouvrent dans une application à part.`,
  setUpWrong:
    'Cette réunion n’est pas configurée correctement. Veuillez prévenir les responsables de cette page.',
  notLoaded: 'Une partie de cette page n’a pas pu être chargée. Vérifiez votre connexion.',
  noAnswer: 'La réunion ne répond pas. Vérifiez votre connexion.',
  refused: 'Vous n’avez pas accès à cette réunion.',
  tokenExpired: 'Votre invitation a expiré. Veuillez recharger la page.',
  linkInvalid: 'Ce lien de réunion n’est pas valide.',
  linkExpired: 'Ce lien de réunion a expiré.',
  over: 'Cette réunion est terminée.',
  locked: 'Cette réunion est verrouillée.',
  mediaDenied: 'Cette page n’est pas autorisée à utiliser votre caméra ou votre micro.',
  mediaMissing: 'Aucune caméra ni aucun micro n’ont été trouvés.',
  callFailed: 'La connexion à la réunion a été perdue.',
  failed: 'La réunion n’a pas pu être ouverte.',
};
