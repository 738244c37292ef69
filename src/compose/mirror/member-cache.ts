/** Number of groups whose expanded members are cached. A cached group takes 4 bytes per member. */
const KEPT_GROUPS = 64

/** Member lists computed for one revision of the mirror. */
export interface MemberCache {
  direct(place: number, compute: () => Promise<Int32Array>): Promise<Int32Array>
  unit(place: number, compute: () => Promise<Int32Array>): Promise<Int32Array>
  count(place: number, compute: () => Promise<number>): Promise<number>
  expanded(groupId: string, compute: () => Promise<Int32Array>): Promise<Int32Array>
}

/** Creates a cache that is cleared when `revisionNow` changes. */
export const createMemberCache = (revisionNow: () => string): MemberCache => {
  let revision = ''
  let kept = {
    direct: new Map<number, Int32Array>(),
    unit: new Map<number, Int32Array>(),
    count: new Map<number, number>(),
    expanded: new Map<string, Int32Array>(),
  }
  const current = (): typeof kept => {
    const now = revisionNow()
    if (now !== revision) {
      revision = now
      kept = { direct: new Map(), unit: new Map(), count: new Map(), expanded: new Map() }
    }
    return kept
  }
  const remember = async <K, V>(map: Map<K, V>, key: K, compute: () => Promise<V>): Promise<V> => {
    const held = map.get(key)
    if (held !== undefined) return held
    // if the mirror changes during the computation, the value is stored in the replaced map and dropped with it
    const value = await compute()
    map.set(key, value)
    return value
  }
  return {
    direct: (place, compute) => remember(current().direct, place, compute),
    unit: (place, compute) => remember(current().unit, place, compute),
    count: (place, compute) => remember(current().count, place, compute),
    async expanded(groupId, compute) {
      const { expanded } = current()
      const members = await remember(expanded, groupId, compute)
      const [oldest] = expanded.keys()
      if (expanded.size > KEPT_GROUPS && oldest !== undefined) expanded.delete(oldest)
      return members
    },
  }
}
