/** The green room's text in Spanish. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
  trial: 'Probar la cámara y el micrófono',
  cameraOff: 'Tu cámara está apagada',
  level: 'Nivel del micrófono',
  testSpeaker: 'Probar el altavoz',
  testing: 'Reproduciendo un sonido…',
  retry: 'Reintentar',
  insecure: 'Los navegadores solo permiten el micrófono y la cámara en páginas seguras (https).',
  plugIn: 'Conecta uno y vuelve a intentarlo, o entra sin él.',
  allow: {
    chromium:
      'Haz clic en el icono a la izquierda de la dirección, activa la cámara y el micrófono y vuelve a intentarlo.',
    firefox:
      'Haz clic en el icono tachado a la izquierda de la dirección, quita el bloqueo y vuelve a intentarlo.',
    safari:
      'En el menú Safari, abre los ajustes de este sitio web, permite la cámara y el micrófono y vuelve a intentarlo.',
    ios: 'Toca el menú de la página en la barra de direcciones, abre los ajustes del sitio web, permite la cámara y el micrófono y vuelve a intentarlo.',
    other:
      'Permite la cámara y el micrófono para esta página en los ajustes del navegador y vuelve a intentarlo.',
  },
};
