import type { Format } from '../message.js'

// Millions require "de": 1.000.000 de licencias
export const licenses = (n: number, f: Format): string => f.plural(n, { one: '# licencia', many: '# de licencias', other: '# licencias' })

export const items = (n: number, f: Format): string => f.plural(n, { one: '# elemento', many: '# de elementos', other: '# elementos' })

export const users = (n: number, f: Format): string => f.plural(n, { one: '# usuario', many: '# de usuarios', other: '# usuarios' })

export const groups = (n: number, f: Format): string => f.plural(n, { one: '# grupo', many: '# de grupos', other: '# grupos' })

export const rows = (n: number, f: Format): string => f.plural(n, { one: '# fila', many: '# de filas', other: '# filas' })

export const domains = (n: number, f: Format): string => f.plural(n, { one: '# dominio', many: '# de dominios', other: '# dominios' })

/** Adjectives whose plural ends in s: `3 marcados`. */
export const agreeing = (n: number, word: string, f: Format): string =>
  f.plural(n, { one: `# ${word}`, many: `# ${word}s`, other: `# ${word}s` })

export const failures = (n: number, f: Format): string => f.plural(n, { one: '# error', many: '# de errores', other: '# errores' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `${f.number(more)} más`] : names)

export const SYNCS = { users: 'Sinc. de usuarios', groups: 'Sinc. de grupos', 'org-units': 'Sinc. de UO' } as const

export const USER_STATUS = {
  queued: 'En espera',
  running: 'En curso',
  done: 'Hecho',
  failed: 'Error',
  stopped: 'Detenido',
  unknown: 'Desconocido',
} as const

/** Sub-units of a named unit: `sus 18 subunidades`. */
export const subUnits = (n: number, f: Format): string =>
  f.plural(n, { one: 'su # subunidad', many: 'sus # de subunidades', other: 'sus # subunidades' })
