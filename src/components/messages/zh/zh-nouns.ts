import type { Format } from '../message.js'

export const someLicenses = (n: number, f: Format): string => `${f.number(n)} 个许可证`

export const someItems = (n: number, f: Format): string => `${f.number(n)} 项`

export const someUsers = (n: number, f: Format): string => `${f.number(n)} 位用户`

export const someGroups = (n: number, f: Format): string => `${f.number(n)} 个群组`

export const someRows = (n: number, f: Format): string => `${f.number(n)} 行`

export const someDomains = (n: number, f: Format): string => `${f.number(n)} 个域`

export const someSettings = (n: number, f: Format): string => `${f.number(n)} 项设置`

export const people = (n: number, f: Format): string => `${f.number(n)} 人`

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `另外 ${f.number(more)} 个`] : names)

export const SYNCS = { users: '用户同步', groups: '群组同步', 'org-units': '组织部门同步' } as const

export const USER_STATUS = {
  queued: '等待中',
  running: '进行中',
  done: '已完成',
  failed: '失败',
  stopped: '已停止',
  unknown: '未知',
} as const
