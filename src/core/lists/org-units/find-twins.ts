import type { Forest } from './forest.js'

/** Marks units whose neighbour below the same parent has the same name. Siblings are sorted by name, so equal names are neighbours. */
export const findTwins = ({ units, parents, ends }: Forest): Uint8Array => {
  const marks = new Uint8Array(units.length)
  for (let place = 0; place < units.length; place++) {
    const next = ends[place] as number
    const name = units[place]?.name.trim()
    // a unit without a name shows its id already
    if (next >= units.length || parents[next] !== parents[place] || name === '' || units[next]?.name.trim() !== name) continue
    marks[place] = 1
    marks[next] = 1
  }
  return marks
}
