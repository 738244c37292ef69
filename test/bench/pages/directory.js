// Overlapping groups and org units with Zipf-distributed sizes. Computes members arithmetically and stores them in one integer array.
import { idOf } from './bench-adapter.js'

const PAGE = 50_000
const STANDINGS = ['due', 'protected', 'suspended', 'deleted']

/** Nine users in ten are due. */
const standingAt = (user) => (user % 10 === 3 ? 1 + ((user / 10) & 1) : 0)

const isCoprime = (a, b) => (b === 0 ? a === 1 : isCoprime(b, a % b))

export const createDirectory = ({ users, groups, orgUnits, biggest }) => {
  const sizes = new Int32Array(groups + orgUnits)
  for (let group = 0; group < groups; group += 1) sizes[group] = Math.max(2, Math.round(biggest / (group + 1)))
  sizes.fill(Math.round(users / orgUnits), groups)
  const starts = new Int32Array(sizes.length + 1)
  for (let set = 0; set < sizes.length; set += 1) starts[set + 1] = starts[set] + sizes[set]
  const members = new Int32Array(starts[sizes.length])
  for (let set = 0; set < groups; set += 1) {
    // a stride that is coprime to the number of users visits each user once
    let stride = ((set * 7919 + 104_729) % users) | 1
    while (!isCoprime(users, stride)) stride += 2
    let user = (set * 15_485_863) % users
    for (let at = starts[set]; at < starts[set + 1]; at += 1) {
      members[at] = user
      user = (user + stride) % users
    }
  }
  for (let at = starts[groups]; at < members.length; at += 1) members[at] = (at - starts[groups]) % users
  const standings = Uint8Array.from({ length: users }, (_, user) => standingAt(user))
  const refs = Array.from(sizes, (_, set) =>
    set < groups
      ? { kind: 'group', id: `group-${set}`, label: `Group ${set}` }
      : { kind: 'org-unit', id: `unit-${set}`, label: `Unit ${set}` },
  )
  return { users, groups, sizes, starts, members, standings, refs, setOf: new Map(refs.map(({ kind, id }, set) => [`${kind}:${id}`, set])) }
}

/** Returns every answer of `listCoverage` as JSON text, page by page, like a server. */
export const writeAnswers = ({ sizes, starts, members, standings }) =>
  Array.from(sizes, (size, set) => {
    const pages = []
    for (let from = 0; from < size; from += PAGE) {
      const page = { due: [], protected: [], suspended: [], deleted: [], total: size }
      const to = Math.min(size, from + PAGE)
      for (let at = starts[set] + from; at < starts[set] + to; at += 1) page[STANDINGS[standings[members[at]]]].push(idOf(members[at]))
      pages.push(JSON.stringify(to < size ? { ...page, next: String(pages.length + 1) } : page))
    }
    return pages
  })

/** Parses into new string objects, whose hashes the engine has not computed yet, as in a new answer. */
export const parseAnswers = (texts) => texts.map((pages) => pages.map((text) => JSON.parse(text)))
