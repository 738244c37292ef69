/** Number of single-character changes between two names, swaps of neighbours included. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const above = rows[row - 1] as number[]
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min((above[column] as number) + 1, (line[column - 1] as number) + 1, (above[column - 1] as number) + change)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (rows[row - 2]?.[column - 2] as number) + 1)
      line.push(least)
    }
    rows.push(line)
  }
  return rows[a.length]?.[b.length] as number
}

/** Returns the known name that a misspelt name probably means: the same letters without hyphens and case, or at most two changes. */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '')
  return known.find((one) => plain(one) === plain(name)) ?? known.find((one) => distance(plain(one), plain(name)) <= 2)
}
