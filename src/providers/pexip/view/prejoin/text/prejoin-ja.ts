/** The green room's text in Japanese. */
import type { PrejoinText } from './prejoin-en.ts';

export const text: PrejoinText = {
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
