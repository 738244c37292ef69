import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './zh-nouns.js'

export const zhActivity: Translated<typeof enActivity> = {
  activityTitle: '活动记录',
  activityAbout: ({ domain }, f) => `在 ${f.name(domain)} 中执行的所有操作，最新的在前。记录无法更改或移除。`,
  activityLoading: '正在加载活动记录',
  activityFailed: '无法加载活动记录。',
  activityNone: '这里不记录活动。',
  activityEmpty: '尚无任何操作',
  activityEmptyText: '备份、同步和设置更改会显示在这里。',
  activityNoMatch: '没有符合这些过滤条件的活动',
  activityClear: '清除过滤条件',
  activityWhen: '时间',
  activityWho: '人员',
  activityWhat: '内容',
  activityNobody: '自动',
  activityAction: '操作',
  activityActionAll: '所有操作',
  activityPerson: '人员',
  activityPersonAll: '所有人',
  activitySince: '从',
  activityUntil: '到',
  activityExport: '导出 CSV',
  activityExporting: '正在导出…',
  activityExported: '已导出活动记录',
  activityExportFailed: '无法导出活动记录。',
  activityName: ({ action }) =>
    ({
      'backup-started': '备份已开始',
      'backup-retried': '已重试失败的用户',
      'backup-stopped': '备份已停止',
      'users-released': '许可证已退回',
      'credits-granted': '许可证已添加',
      'credits-revoked': '许可证已收回',
      'settings-saved': '设置已更改',
      'sync-started': '同步已开始',
      'sync-completed': '同步已完成',
      'sync-failed': '同步失败',
      'sync-cancelled': '同步已取消',
      'backup-started-refused': '备份被拒绝',
      'backup-retried-refused': '重试被拒绝',
      'settings-saved-refused': '设置被拒绝',
      'users-released-refused': '退回被拒绝',
      'policy-saved': '策略已保存',
      'policy-status': '策略状态已更改',
      'policy-evaluated': '策略已应用',
      'policy-saved-refused': '策略被拒绝',
      'policy-status-refused': '策略状态更改被拒绝',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : someUsers(users, f),
      credits === undefined ? '' : someLicenses(credits, f),
      settings === undefined ? '' : someSettings(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
