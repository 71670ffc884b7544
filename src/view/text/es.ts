/** The short texts in Spanish. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: 'Unirse a la reunión',
  joinAgain: 'Volver a unirse',
  tryAgain: 'Reintentar',
  details: 'Detalles',
  openIn: (system) => `Abrir la reunión en ${system}`,
  opensInPage: (system) => `Las reuniones de ${system} se abren en su propia página.`,
  opensInApp: (system) => `Las reuniones de ${system} se abren en su propia aplicación.`,
  setUpWrong: 'Esta reunión no está bien configurada. Avisa a los responsables de esta página.',
  notLoaded: 'No se ha podido cargar una parte de esta página. Comprueba tu conexión.',
  noAnswer: 'La reunión no ha respondido. Comprueba tu conexión.',
  refused: 'No tienes acceso a esta reunión.',
  tokenExpired: 'Tu invitación ha caducado. Vuelve a cargar la página.',
  linkInvalid: 'Este enlace a la reunión no es válido.',
  linkExpired: 'Este enlace a la reunión ha caducado.',
  over: 'Esta reunión ha terminado.',
  locked: 'Esta reunión está bloqueada.',
  mediaDenied: 'Esta página no puede usar tu cámara ni tu micrófono.',
  mediaMissing: 'No se ha encontrado ninguna cámara ni ningún micrófono.',
  callFailed: 'Se ha perdido la conexión con la reunión.',
  failed: 'No se ha podido abrir la reunión.',
};

export const permalink: PermalinkText = {
  meeting: 'Reunión',
  looking: 'Buscando la reunión…',
  waiting: 'La reunión aún no ha empezado',
  waitingHint: 'Entrarás en cuanto el anfitrión la inicie.',
  locked: 'La reunión está bloqueada',
  lockedHint: 'Entrarás en cuanto se desbloquee.',
  start: 'Tu reunión está lista para empezar',
  startHint: 'Los invitados que esperan entrarán automáticamente.',
  startMeeting: 'Iniciar la reunión',
  starting: 'La reunión está empezando…',
  leave: 'Salir',
  offline: 'El servidor no responde. Reintentando…',
  notStarted: 'No se ha podido iniciar la reunión. Inténtalo de nuevo.',
  invalid: 'Este enlace a la reunión no es válido.',
  expired: 'Este enlace a la reunión ha caducado.',
  over: 'Esta reunión ha terminado.',
  refused: 'No se puede abrir esta reunión.',
};

export const prejoin: PrejoinText = {
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
