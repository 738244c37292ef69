import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { users as countUsers, licenses } from './ja-nouns.js'

export const jaActivity: Translated<typeof enActivity> = {
  activityTitle: 'アクティビティ',
  activityAbout: ({ domain }, f) => `${f.name(domain)} で行われたすべての操作を新しい順に表示します。記録は変更も削除もできません。`,
  activityLoading: 'アクティビティを読み込んでいます',
  activityFailed: 'アクティビティを読み込めませんでした。',
  activityNone: 'ここではアクティビティは記録されません。',
  activityEmpty: 'まだ何も行われていません',
  activityEmptyText: 'バックアップ、同期、設定の変更がここに表示されます。',
  activityNoMatch: 'このフィルターに一致するアクティビティはありません',
  activityClear: 'フィルターを解除',
  activityWhen: '日時',
  activityWho: '操作した人',
  activityWhat: '内容',
  activityNobody: '自動',
  activityAction: '操作',
  activityActionAll: 'すべての操作',
  activityPerson: '人',
  activityPersonAll: '全員',
  activitySince: '開始日',
  activityUntil: '終了日',
  activityExport: 'CSV をエクスポート',
  activityExporting: 'エクスポート中…',
  activityExported: 'アクティビティをエクスポートしました',
  activityExportFailed: 'アクティビティをエクスポートできませんでした。',
  activityName: ({ action }) =>
    ({
      'backup-started': 'バックアップを開始',
      'backup-retried': '失敗したユーザーを再試行',
      'backup-stopped': 'バックアップを停止',
      'users-released': 'ライセンスを返却',
      'credits-granted': 'ライセンスを追加',
      'credits-revoked': 'ライセンスを取り消し',
      'settings-saved': '設定を変更',
      'sync-started': '同期を開始',
      'sync-completed': '同期が完了',
      'sync-failed': '同期に失敗',
      'sync-cancelled': '同期をキャンセル',
      'backup-started-refused': 'バックアップを拒否',
      'backup-retried-refused': '再試行を拒否',
      'settings-saved-refused': '設定を拒否',
      'users-released-refused': '返却を拒否',
      'policy-saved': 'ポリシーを保存',
      'policy-status': 'ポリシーの状態を変更',
      'policy-evaluated': 'ポリシーを適用',
      'policy-saved-refused': 'ポリシーを拒否',
      'policy-status-refused': 'ポリシーの状態変更を拒否',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : countUsers(users, f),
      credits === undefined ? '' : licenses(credits, f),
      settings === undefined ? '' : `設定 ${f.number(settings)} 件`,
    ]
      .filter(Boolean)
      .join(' · '),
}
