/** The green room's text in French. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
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
