/** The green room's text in Portuguese. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
  trial: 'Testar a câmara e o microfone',
  cameraOff: 'A sua câmara está desligada',
  level: 'Nível do microfone',
  testSpeaker: 'Testar o altifalante',
  testing: 'A reproduzir um som…',
  retry: 'Tentar novamente',
  insecure: 'Os navegadores só permitem o microfone e a câmara em páginas seguras (https).',
  plugIn: 'Ligue um e tente novamente, ou participe sem ele.',
  allow: {
    chromium:
      'Clique no ícone à esquerda do endereço, ative a câmara e o microfone e tente novamente.',
    firefox: 'Clique no ícone riscado à esquerda do endereço, remova o bloqueio e tente novamente.',
    safari:
      'No menu Safari, abra as definições deste site, permita a câmara e o microfone e tente novamente.',
    ios: 'Toque no menu da página na barra de endereço, abra as definições do site, permita a câmara e o microfone e tente novamente.',
    other:
      'Permita a câmara e o microfone para esta página nas definições do navegador e tente novamente.',
  },
};
