/**
 * How many letters were inserted, left out, replaced or swapped with their neighbour to get from one text to the other
 * (Damerau-Levenshtein, no letter touched twice); `limit + 1` when it is more than `limit`.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  let before = new Uint16Array(width)
  let above = Uint16Array.from({ length: width }, (_, column) => column)
  let row = new Uint16Array(width)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1)
      row[j] = least
      if (least < best) best = least
    }
    // the best of a row is at most one more than that of the row above, and a swap reaches back two rows
    if (best > limit + 1) return limit + 1
    const free = before
    before = above
    above = row
    row = free
  }
  return Math.min(above[b.length] as number, limit + 1)
}
