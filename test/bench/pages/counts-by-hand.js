// The lower bound of counting: reference counts in a typed array, without box, states or subscribers.

/** A cell holds twice the number of references, plus one if the user is due. */
export const createCountsByHand = ({ users, starts, members, standings }) => {
  const cells = new Int32Array(users)
  for (let user = 0; user < users; user += 1) cells[user] = standings[user] === 0 ? 1 : 0
  let credits = 0
  const isZero = (value) => (value - 1) >>> 31
  return {
    get credits() {
      return credits
    },
    add(set) {
      let more = 0
      for (let at = starts[set], end = starts[set + 1]; at < end; at += 1) {
        const user = members[at]
        const before = cells[user]
        cells[user] = before + 2
        more += isZero(before >> 1) & before
      }
      credits += more
    },
    remove(set) {
      let less = 0
      for (let at = starts[set], end = starts[set + 1]; at < end; at += 1) {
        const user = members[at]
        const after = cells[user] - 2
        cells[user] = after
        less += isZero(after >> 1) & after
      }
      credits -= less
    },
    cost(set) {
      let due = 0
      for (let at = starts[set], end = starts[set + 1]; at < end; at += 1) due += isZero(cells[members[at]] ^ 1)
      return due
    },
  }
}

/** The lower bound of loading: one Map lookup per id, integers in one array. */
export const internByHand = (answers, edges) => {
  const indexes = new Map()
  const members = new Int32Array(edges)
  let at = 0
  const take = (ids) => {
    for (const id of ids) {
      let index = indexes.get(id)
      if (index === undefined) {
        index = indexes.size
        indexes.set(id, index)
      }
      members[at] = index
      at += 1
    }
  }
  for (const pages of answers) {
    for (const page of pages) {
      take(page.due)
      take(page.protected)
      take(page.suspended)
      take(page.deleted)
    }
  }
  return { indexes, members }
}
