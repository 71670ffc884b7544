/** The short texts in French. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
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

export const permalink: PermalinkText = {
  meeting: 'Réunion',
  looking: 'Recherche de la réunion…',
  waiting: 'La réunion n’a pas encore commencé',
  waitingHint: 'Vous y entrerez dès que l’hôte la démarrera.',
  locked: 'La réunion est verrouillée',
  lockedHint: 'Vous y entrerez dès qu’elle sera déverrouillée.',
  start: 'Votre réunion est prête à démarrer',
  startHint: 'Les invités en attente entreront automatiquement.',
  startMeeting: 'Démarrer la réunion',
  starting: 'La réunion démarre…',
  leave: 'Quitter',
  offline: 'Le serveur ne répond pas. Nouvel essai…',
  notStarted: 'La réunion n’a pas pu démarrer. Veuillez réessayer.',
  invalid: 'Ce lien de réunion n’est pas valide.',
  expired: 'Ce lien de réunion a expiré.',
  over: 'Cette réunion est terminée.',
  refused: 'Cette réunion ne peut pas être ouverte.',
};

export const prejoin: PrejoinText = {
  trial: 'Essayer la caméra et le micro',
  cameraOff: 'Votre caméra est désactivée',
  level: 'Niveau du micro',
  testSpeaker: 'Tester le haut-parleur',
  testing: 'Lecture d’un son…',
  retry: 'Réessayer',
  insecure:
    'Les navigateurs n’autorisent le micro et la caméra que sur les pages sécurisées (https).',
  plugIn: 'Branchez-en un et réessayez, ou participez sans.',
  allow: {
    chromium:
      'Cliquez sur l’icône à gauche de l’adresse, activez la caméra et le micro, puis réessayez.',
    firefox: 'Cliquez sur l’icône barrée à gauche de l’adresse, levez le blocage, puis réessayez.',
    safari:
      'Dans le menu Safari, ouvrez les réglages pour ce site web, autorisez la caméra et le micro, puis réessayez.',
    ios: 'Touchez le menu de la page dans la barre d’adresse, ouvrez les réglages du site web, autorisez la caméra et le micro, puis réessayez.',
    other:
      'Autorisez la caméra et le micro pour cette page dans les réglages du navigateur, puis réessayez.',
  },
};
