/** The green room's text in German. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
  trial: 'Kamera und Mikrofon ausprobieren',
  cameraOff: 'Ihre Kamera ist aus',
  level: 'Pegel des Mikrofons',
  testSpeaker: 'Lautsprecher testen',
  testing: 'Ton wird abgespielt …',
  retry: 'Noch einmal versuchen',
  insecure: 'Browser erlauben Mikrofon und Kamera nur auf sicheren Seiten (https).',
  plugIn: 'Schließen Sie eines an und versuchen Sie es noch einmal, oder nehmen Sie ohne teil.',
  allow: {
    chromium:
      'Klicken Sie auf das Symbol links neben der Adresse, schalten Sie Kamera und Mikrofon ein und versuchen Sie es noch einmal.',
    firefox:
      'Klicken Sie auf das durchgestrichene Symbol links neben der Adresse, heben Sie die Sperre auf und versuchen Sie es noch einmal.',
    safari:
      'Wählen Sie im Menü Safari die Einstellungen für diese Website, erlauben Sie Kamera und Mikrofon und versuchen Sie es noch einmal.',
    ios: 'Tippen Sie in der Adressleiste auf das Seitenmenü, öffnen Sie die Website-Einstellungen, erlauben Sie Kamera und Mikrofon und versuchen Sie es noch einmal.',
    other:
      'Erlauben Sie Kamera und Mikrofon für diese Seite in den Einstellungen Ihres Browsers und versuchen Sie es noch einmal.',
  },
};
