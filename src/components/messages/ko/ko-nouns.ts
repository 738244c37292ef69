import type { Format } from '../message.js'

export const someLicenses = (n: number, f: Format): string => `라이선스 ${f.number(n)}개`

export const someItems = (n: number, f: Format): string => `항목 ${f.number(n)}개`

export const someUsers = (n: number, f: Format): string => `사용자 ${f.number(n)}명`

export const someGroups = (n: number, f: Format): string => `그룹 ${f.number(n)}개`

export const someRows = (n: number, f: Format): string => `${f.number(n)}행`

export const someDomains = (n: number, f: Format): string => `도메인 ${f.number(n)}개`

export const someSettings = (n: number, f: Format): string => `설정 ${f.number(n)}개`

export const people = (n: number, f: Format): string => `${f.number(n)}명`

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `그 외 ${f.number(more)}개`] : names)

export const SYNCS = { users: '사용자 동기화', groups: '그룹 동기화', 'org-units': '조직 단위 동기화' } as const

export const USER_STATUS = {
  queued: '대기 중',
  running: '진행 중',
  done: '완료',
  failed: '실패',
  stopped: '중지됨',
  unknown: '알 수 없음',
} as const
