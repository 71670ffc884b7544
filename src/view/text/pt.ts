/** The short texts in Portuguese. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: 'Entrar na reunião',
  joinAgain: 'Entrar novamente',
  tryAgain: 'Tentar novamente',
  details: 'Detalhes',
  openIn: (system) => `Abrir a reunião no ${system}`,
  opensInPage: (system) => `As reuniões do ${system} abrem numa página própria.`,
  opensInApp: (system) => `As reuniões do ${system} abrem numa aplicação própria.`,
  setUpWrong:
    'Esta reunião não está configurada corretamente. Avise os responsáveis por esta página.',
  notLoaded: 'Não foi possível carregar uma parte desta página. Verifique a sua ligação.',
  noAnswer: 'A reunião não respondeu. Verifique a sua ligação.',
  refused: 'Não tem acesso a esta reunião.',
  tokenExpired: 'O seu convite expirou. Recarregue a página.',
  linkInvalid: 'Esta ligação para a reunião não é válida.',
  linkExpired: 'Esta ligação para a reunião expirou.',
  over: 'Esta reunião terminou.',
  locked: 'Esta reunião está bloqueada.',
  mediaDenied: 'Esta página não pode usar a sua câmara nem o seu microfone.',
  mediaMissing: 'Não foi encontrada nenhuma câmara nem nenhum microfone.',
  callFailed: 'Perdeu-se a ligação à reunião.',
  failed: 'Não foi possível abrir a reunião.',
};

export const permalink: PermalinkText = {
  meeting: 'Reunião',
  looking: 'À procura da reunião…',
  waiting: 'A reunião ainda não começou',
  waitingHint: 'Entrará assim que o anfitrião a iniciar.',
  locked: 'A reunião está bloqueada',
  lockedHint: 'Entrará assim que for desbloqueada.',
  start: 'A sua reunião está pronta para começar',
  startHint: 'Os convidados em espera entram automaticamente.',
  startMeeting: 'Iniciar a reunião',
  starting: 'A reunião está a começar…',
  leave: 'Sair',
  offline: 'O servidor não responde. A tentar novamente…',
  notStarted: 'Não foi possível iniciar a reunião. Tente novamente.',
  invalid: 'Esta ligação para a reunião não é válida.',
  expired: 'Esta ligação para a reunião expirou.',
  over: 'Esta reunião terminou.',
  refused: 'Não é possível abrir esta reunião.',
};

export const prejoin: PrejoinText = {
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
