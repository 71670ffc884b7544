/** The short texts in Japanese. */
import type { ScreenText } from './en.ts';
import type { PermalinkText } from './permalink-en.ts';
import type { PrejoinText } from './prejoin-en.ts';

export const screens: ScreenText = {
  join: '会議に参加',
  joinAgain: 'もう一度参加',
  tryAgain: 'もう一度試す',
  details: '詳細',
  openIn: (system) => `${system} で会議を開く`,
  opensInPage: (system) => `${system} の会議は専用のページで開きます。`,
  opensInApp: (system) => `${system} の会議は専用のアプリで開きます。`,
  setUpWrong: 'この会議は正しく設定されていません。このページの管理者にお知らせください。',
  notLoaded: 'このページの一部を読み込めませんでした。接続を確認してください。',
  noAnswer: '会議から応答がありません。接続を確認してください。',
  refused: 'この会議に参加する権限がありません。',
  tokenExpired: '招待の有効期限が切れました。ページを再読み込みしてください。',
  linkInvalid: 'この会議のリンクは無効です。',
  linkExpired: 'この会議のリンクは期限切れです。',
  over: 'この会議は終了しました。',
  locked: 'この会議はロックされています。',
  mediaDenied: 'このページではカメラとマイクを使用できません。',
  mediaMissing: 'カメラもマイクも見つかりませんでした。',
  callFailed: '会議への接続が切れました。',
  failed: '会議を開けませんでした。',
};

export const permalink: PermalinkText = {
  meeting: '会議',
  looking: '会議を探しています…',
  waiting: '会議はまだ始まっていません',
  waitingHint: '主催者が開始すると、自動的に参加します。',
  locked: '会議はロックされています',
  lockedHint: 'ロックが解除されると、自動的に参加します。',
  start: '会議を開始できます',
  startHint: '待機中のゲストは自動的に参加します。',
  startMeeting: '会議を開始',
  starting: '会議を開始しています…',
  leave: '退出',
  offline: 'サーバーが応答しません。再試行しています…',
  notStarted: '会議を開始できませんでした。もう一度お試しください。',
  invalid: 'この会議のリンクは無効です。',
  expired: 'この会議のリンクは期限切れです。',
  over: 'この会議は終了しました。',
  refused: 'この会議を開けません。',
};

export const prejoin: PrejoinText = {
  trial: 'カメラとマイクの確認',
  cameraOff: 'カメラはオフです',
  level: 'マイクの音量',
  testSpeaker: 'スピーカーをテスト',
  testing: '音を再生しています…',
  retry: 'もう一度試す',
  insecure: 'ブラウザーでマイクとカメラを使えるのは、安全なページ (https) だけです。',
  plugIn: '接続してもう一度試すか、そのまま参加してください。',
  allow: {
    chromium:
      'アドレスの左にあるアイコンをクリックし、カメラとマイクをオンにしてから、もう一度お試しください。',
    firefox:
      'アドレスの左にある斜線付きのアイコンをクリックし、ブロックを解除してから、もう一度お試しください。',
    safari:
      'Safari メニューの「このWebサイトでの設定」でカメラとマイクを許可してから、もう一度お試しください。',
    ios: 'アドレスバーのページメニューから「Webサイトの設定」を開き、カメラとマイクを許可してから、もう一度お試しください。',
    other: 'ブラウザーの設定でこのページにカメラとマイクを許可してから、もう一度お試しください。',
  },
};
