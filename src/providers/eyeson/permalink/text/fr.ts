/** What stands before a meeting, in French. */
import type { Text } from './en.ts';

export const text: Text = {
  meeting: 'Réunion',
  looking: 'Recherche de la réunion…',
  waiting: 'La réunion n’a pas encore commencé',
  waitingHint: 'Vous y entrerez dès que l’hôte la démarrera.',
  locked: 'La réunion est verrouillée',
  lockedHint: 'Vous y entrerez dès qu’elle sera rouverte.',
  start: 'Votre réunion est prête à démarrer',
  startHint: 'Les invités qui attendent entreront d’eux-mêmes.',
  startMeeting: 'Démarrer la réunion',
  starting: 'La réunion démarre…',
  leave: 'Quitter',
  offline: 'Le serveur ne répond pas. Nouvel essai…',
  notStarted: 'La réunion n’a pas pu démarrer. Veuillez réessayer.',
  invalid: 'Ce lien de réunion n’est pas ou plus valable.',
  expired: 'Ce lien de réunion a expiré.',
  over: 'Cette réunion a été fermée.',
  refused: 'Cette réunion ne peut pas être ouverte.',
};
