/**
 * Returns the edit distance of two texts: insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, optimal string
 * alignment), or `limit + 1` if the distance exceeds the limit.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  let twoAbove = new Uint16Array(width)
  let above = Uint16Array.from({ length: width }, (_, column) => column)
  let row = new Uint16Array(width)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (twoAbove[j - 2] as number) + 1)
      row[j] = least
      if (least < best) best = least
    }
    // the best value grows by at most one per row, and a swap reaches back two rows
    if (best > limit + 1) return limit + 1
    const free = twoAbove
    twoAbove = above
    above = row
    row = free
  }
  return Math.min(above[b.length] as number, limit + 1)
}
