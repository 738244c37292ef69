/** Groups by number: whose children they are, and who is directly in them. */
export interface Nesting {
  /** Groups that have groups in them, each with those. */
  children: ReadonlyMap<number, readonly number[]>
  /** The users directly in a group. */
  members: ReadonlyMap<number, Int32Array>
}

const LONGEST_MS = 50

/** All that is reached from one, itself included. */
const reachedFrom = (start: number, next: (no: number) => readonly number[]): Set<number> => {
  const reached = new Set([start])
  // a Set may grow while it is walked: what is added is walked too
  for (const no of reached) for (const other of next(no)) reached.add(other)
  return reached
}

/** How many users are in each group that has groups in it: each user once, through any nesting, in circles too. */
export const countNested = async ({ children, members }: Nesting): Promise<Map<number, number>> => {
  const parents = new Map<number, number[]>()
  for (const [parent, nested] of children) {
    for (const child of nested) {
      const known = parents.get(child)
      if (known === undefined) parents.set(child, [parent])
      else known.push(parent)
    }
  }
  const counts = new Map<number, number>()
  // which group a user was last counted for
  const marks = new Map<number, number>()
  let since = performance.now()
  for (const root of children.keys()) {
    if (counts.has(root)) continue
    const reached = reachedFrom(root, (no) => children.get(no) ?? [])
    let count = 0
    for (const no of reached) {
      for (const user of members.get(no) ?? []) {
        if (marks.get(user) === root) continue
        marks.set(user, root)
        count += 1
      }
    }
    // whoever leads back to it reaches the same ones
    for (const no of reachedFrom(root, (one) => (parents.get(one) ?? []).filter((parent) => reached.has(parent)))) counts.set(no, count)
    if (performance.now() - since < LONGEST_MS) continue
    // others of this process have their turn
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
  return counts
}
