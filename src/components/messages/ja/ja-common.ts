import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const jaCommon: Translated<typeof enCommon> = {
  problemDetails: '詳細',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'サービスの応答を読み取れませんでした。',
      'bad-input': 'サービスが要求を受け付けませんでした。',
      unauthorized: 'ログインの有効期限が切れました。もう一度ログインしてからお試しください。',
      forbidden: 'この操作を行う権限がありません。',
      'not-found': 'すでに存在しません。',
      'not-enough-credits': 'クレジットが足りません。',
      'selection-changed': '選択の内容が変わりました。',
      'count-unknown': '集計を完了できませんでした。',
      'rate-limited': 'サービスが混み合っています。少し待ってからお試しください。',
      unavailable: 'サービスが応答しませんでした。',
      'too-large': '大きすぎます。',
      'not-a-csv': 'CSV ファイルではありません。',
      unreadable: '読み取れませんでした。',
      unsupported: 'サービスがこの操作に対応していません。',
      aborted: '停止しました。',
      disposed: 'ページが閉じられました。',
    })[code],
  stalled: '通常より時間がかかっています。',
  noDomain: 'このドメインはありません。別のドメインを選んでください。',
  partLoading: '読み込んでいます…',
  partFailed: '読み込めませんでした。',
  retry: '再試行',
  cancel: 'キャンセル',
  close: '閉じる',
}
