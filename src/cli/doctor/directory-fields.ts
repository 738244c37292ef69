import type { Directory } from '../../compose/directory.js'
import { RECORDS } from '../../compose/validate-directory.js'
import type { SyncKind } from '../../core/internal.js'

const FIELDS_OF_PAGE: ReadonlySet<string> = new Set(['items', 'next', 'total', 'since'])

/** Wraps the listings of a directory so that `answers` keeps what they return, before unknown fields are dropped. */
export const keepAnswers = (directory: Directory): { kept: Directory; answers: unknown[] } => {
  const answers: unknown[] = []
  const keep = async <T>(answer: Promise<T>): Promise<T> => {
    answers.push(await answer)
    return answer
  }
  const kept: Directory = {
    clouds: (call) => directory.clouds(call),
    users: (...args) => keep(directory.users(...args)),
    groups: (...args) => keep(directory.groups(...args)),
    orgUnits: (...args) => keep(directory.orgUnits(...args)),
  }
  return { kept, answers }
}

/** Returns the first field of a page, or of one of its records, that no backend reads, such as `items[0].mail`. */
export const findUnreadField = (kind: SyncKind, page: unknown): string | undefined => {
  const strange = Object.keys(page as object).find((name) => !FIELDS_OF_PAGE.has(name))
  if (strange !== undefined) return strange
  const { items } = page as { items: readonly object[] }
  for (const [place, record] of items.entries()) {
    const field = Object.keys(record).find((name) => !Object.hasOwn(RECORDS[kind].shape, name))
    if (field !== undefined) return `items[${place}].${field}`
  }
  return undefined
}
