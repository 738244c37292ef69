import { readAddresses, trimCell } from '../cells/address.js'
import { headerRank, squeezeName } from '../cells/header-names.js'
import { MAX_COLUMNS } from './address-columns.js'

/** Two columns that hold the halves of an address: `ida.holm` and `example.com`. */
export interface SplitAddresses {
  local: number
  domain: number
}

const LOCAL_NAMES = new Set(
  `localpart emaillocalpart emailprefix prefix alias emailalias mailnickname nickname samaccountname accountname kürzel`
    .split(/\s+/)
    .map(squeezeName),
)
const DOMAIN_NAMES = new Set(
  `domain domains domainname domainpart emaildomain maildomain userdomain primarydomain host mailhost hostname upnsuffix suffix domäne maildomäne domaine
   nomdedomaine dominio dominiodecorreo domínio domein domena домен ドメイン ドメイン名 域 域名 도메인 نطاق النطاق דומיין`
    .split(/\s+/)
    .map(squeezeName),
)
const LOCAL = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.+'-]{0,63}@?$/u
const DOMAIN = /^@?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63}$/u

const isLocalName = (name: string): boolean => headerRank(name) !== undefined || LOCAL_NAMES.has(squeezeName(name))

const isDomainName = (name: string): boolean => DOMAIN_NAMES.has(squeezeName(name))

/** Returns true if few domains stand in many rows, unlike the web sites of companies. */
const repeats = (domains: readonly string[]): boolean => new Set(domains.map((one) => one.toLowerCase())).size * 2 <= domains.length

/** Returns true for a header that names both halves of an address: "Alias,Domain". */
export const namesHalves = (cells: readonly string[]): boolean => {
  const names = cells.slice(0, MAX_COLUMNS).map(trimCell)
  return names.some(isDomainName) && names.some((name) => !isDomainName(name) && isLocalName(name))
}

/**
 * Finds the columns that hold the halves of addresses in a table without any whole address. Their header names them; without a header, the
 * table has no other column.
 */
export const findSplitAddresses = (
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
): SplitAddresses | undefined => {
  const cellsOf = (column: number): string[] => rows.map((cells) => trimCell(cells[column] ?? '')).filter((text) => text !== '')
  const holds = (column: number, form: RegExp): boolean => {
    const cells = cellsOf(column)
    return cells.length > 0 && cells.filter((cell) => form.test(cell)).length * 10 >= cells.length * 9
  }
  const width = Math.min(header?.length ?? Math.max(0, ...rows.map(({ length }) => length)), MAX_COLUMNS)
  if (width < 2 || (header === undefined && width > 2)) return undefined
  const all = Array.from({ length: width }, (_, column) => column)
  const named = (isWanted: (name: string) => boolean): number[] =>
    header === undefined ? all : all.filter((column) => isWanted(trimCell(header[column] ?? '')))
  // a local part may look like a domain, and stands in front of it
  const domain = [...named(isDomainName)].reverse().find((column) => holds(column, DOMAIN))
  if (domain === undefined || (header === undefined && !repeats(cellsOf(domain)))) return undefined
  const local = named(isLocalName).find((column) => column !== domain && holds(column, LOCAL))
  if (local === undefined || rows.some((cells) => cells.some((cell) => readAddresses(cell).length > 0))) return undefined
  return { local, domain }
}

/** Returns the row with the whole address in the column of its first half. */
export const joinHalves = (cells: readonly string[], { local, domain }: SplitAddresses): readonly string[] => {
  const first = trimCell(cells[local] ?? '').replace(/@$/, '')
  const second = trimCell(cells[domain] ?? '').replace(/^@/, '')
  if (first === '' || second === '' || first.includes('@')) return cells
  return cells.map((cell, column) => (column === local ? `${first}@${second}` : cell))
}
