import type { Format } from '../message.js'

export const licenses = (n: number, f: Format): string => `${f.number(n)} ライセンス`

export const items = (n: number, f: Format): string => `${f.number(n)} 項目`

export const users = (n: number, f: Format): string => `ユーザー ${f.number(n)} 人`

export const people = (n: number, f: Format): string => `${f.number(n)} 人`

/** Returns "10 of 100" in Japanese, which puts the total first. */
export const of = (part: number, whole: string, f: Format): string => `${whole}中 ${f.number(part)}`

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `ほか ${f.number(more)} 件`] : names)

export const SYNCS = { users: 'ユーザーの同期', groups: 'グループの同期', 'org-units': '組織部門の同期' } as const

export const USER_STATUS = {
  queued: '待機中',
  running: '実行中',
  done: '完了',
  failed: '失敗',
  stopped: '停止済み',
  unknown: '不明',
} as const
