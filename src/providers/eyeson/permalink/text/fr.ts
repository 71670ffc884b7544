/** What stands before a meeting, in French. */
import type { Text } from './en.ts';

export const text: Text = {
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
