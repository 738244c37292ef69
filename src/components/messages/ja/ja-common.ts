import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const jaCommon: Translated<typeof enCommon> = {
  problemDetails: '詳細',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'サーバーの応答を読み取れませんでした。',
      'bad-input': 'サーバーが要求を受け付けませんでした。',
      unauthorized: 'サインアウトしています。サインインしてからもう一度お試しください。',
      forbidden: 'この操作を行う権限がありません。',
      'not-found': 'この項目はもうありません。',
      'not-enough-credits': 'ライセンスが足りません。',
      'selection-changed': 'リストの内容が変わりました。',
      'count-unknown': '集計を完了できませんでした。',
      'rate-limited': 'サーバーが混み合っています。少し待ってからもう一度お試しください。',
      unavailable: 'サーバーが応答しませんでした。',
      'too-large': '大きすぎます。',
      'not-a-csv': 'CSV ファイルではありません。',
      unreadable: '読み取れませんでした。',
      unsupported: 'サーバーがこの操作に対応していません。',
      aborted: '停止しました。',
      disposed: 'ページが閉じられました。',
    })[code],
  problemWait: ({ at }) => `サーバーが ${at} まで待つよう求めています。`,
  problemReason: ({ why }) =>
    ({
      offline: 'オフラインです。オンラインに戻ると自動的に再試行します。',
      'no-api': 'バックアップサービスが指定のアドレスに見つかりません。',
      'not-json': 'サインインページなど、バックアップサービス以外が応答しました。ページを再読み込みしてください。',
    })[why],
  stalled: '通常より時間がかかっています。',
  noDomain: 'このドメインはありません。別のドメインを選んでください。',
  partLoading: '読み込んでいます…',
  partFailed: '読み込めませんでした。',
  retry: '再試行',
  cancel: 'キャンセル',
  close: '閉じる',
}
