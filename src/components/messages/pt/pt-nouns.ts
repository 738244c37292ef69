import type { Format } from '../message.js'

// Millions require "de": 1.000.000 de licenças
export const someLicenses = (n: number, f: Format): string => f.plural(n, { one: '# licença', many: '# de licenças', other: '# licenças' })

export const someItems = (n: number, f: Format): string => f.plural(n, { one: '# item', many: '# de itens', other: '# itens' })

export const someUsers = (n: number, f: Format): string => f.plural(n, { one: '# usuário', many: '# de usuários', other: '# usuários' })

export const someGroups = (n: number, f: Format): string => f.plural(n, { one: '# grupo', many: '# de grupos', other: '# grupos' })

export const someRows = (n: number, f: Format): string => f.plural(n, { one: '# linha', many: '# de linhas', other: '# linhas' })

export const someDomains = (n: number, f: Format): string => f.plural(n, { one: '# domínio', many: '# de domínios', other: '# domínios' })

export const someSettings = (n: number, f: Format): string =>
  f.plural(n, { one: '# configuração', many: '# de configurações', other: '# configurações' })

export const people = (n: number, f: Format): string => f.plural(n, { one: '# pessoa', many: '# de pessoas', other: '# pessoas' })

/** Adjectives whose plural ends in s: `3 marcados`. */
export const agreeing = (n: number, word: string, f: Format): string =>
  f.plural(n, { one: `# ${word}`, many: `# ${word}s`, other: `# ${word}s` })

export const failures = (n: number, f: Format): string => f.plural(n, { one: '# falha', many: '# de falhas', other: '# falhas' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, `mais ${f.number(more)}`] : names)

export const SYNCS = { users: 'Sinc. de usuários', groups: 'Sinc. de grupos', 'org-units': 'Sinc. de UOs' } as const

export const USER_STATUS = {
  queued: 'Na fila',
  running: 'Em andamento',
  done: 'Concluído',
  failed: 'Falhou',
  stopped: 'Interrompido',
  unknown: 'Desconhecido',
} as const

/** Sub-units of a named unit: `suas 18 subunidades`. */
export const subUnits = (n: number, f: Format): string =>
  f.plural(n, { one: 'sua # subunidade', many: 'suas # de subunidades', other: 'suas # subunidades' })
