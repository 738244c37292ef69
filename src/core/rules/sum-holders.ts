import type { HolderTotal } from '../model/license-model.js'
import { facetKey, facetValues } from './facets.js'

/** Adds up totals by a text of each holder. Texts that differ only in case, accents or spaces are one group, named as most users spell it. */
export const sumHolders = (rows: Iterable<HolderTotal>): HolderTotal[] => {
  const groups = new Map<string, { credits: number; users: number; spellings: Map<string, number> }>()
  for (const { label: text, credits, users } of rows) {
    // a facet of several values is one group, so that every license counts once
    const label = [...facetValues(text).values()].join(', ')
    const key = facetKey(label)
    let group = groups.get(key)
    if (group === undefined) {
      group = { credits: 0, users: 0, spellings: new Map() }
      groups.set(key, group)
    }
    group.credits += credits
    group.users += users
    group.spellings.set(label, (group.spellings.get(label) ?? 0) + users)
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return Array.from(groups.values(), ({ credits, users, spellings }) => {
    const [[label] = ['']] = [...spellings].sort(([a, one], [b, other]) => other - one || compare(a, b))
    return { label, credits, users }
  }).sort((a, b) => b.credits - a.credits || b.users - a.users || compare(a.label, b.label))
}
