import type { Pacer } from '../async/pacer.js'
import type { BackupRequest, ItemRef } from '../model/model.js'
import { hashBits } from '../rules/random.js'

/** Writes JSON with sorted keys, so that equal values give equal texts. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Added to the seed of an item that is an exception; longer than the name of any kind. */
const EXCEPTION_SEED = 100
/** Added to the seed of an item or exception of a policy. */
const POLICY_SEED = 200

/** The lists of a request whose order does not count, each with the part of the seed that tells it apart. */
const listsOf = ({ items, exceptions = [], policy }: BackupRequest): readonly (readonly [readonly ItemRef[], number])[] => [
  [items, 0],
  [exceptions, EXCEPTION_SEED],
  [policy?.items ?? [], POLICY_SEED],
  [policy?.exceptions ?? [], POLICY_SEED + EXCEPTION_SEED],
]

/** Sums hashes item by item, because a sum does not depend on the order of the items. */
const createSums = ({ items: _, exceptions: __, policy, ...rest }: BackupRequest) => {
  const sums = new Uint32Array(4)
  const addTo = (at: number, part: number): void => {
    sums[at] = (sums[at] as number) + part
  }
  const add = (text: string, seed: number): void => {
    const [a, b] = hashBits(text, seed)
    addTo(0, a)
    addTo(1, b)
    addTo(2, Math.imul(a ^ (a >>> 15), b | 1))
    addTo(3, Math.imul(b ^ (b >>> 14), a | 1))
  }
  const { items: ___, exceptions: ____, ...policyRest } = policy ?? {}
  // the hash of a request without a policy stays the same, so that a start survives an update of the page
  add(canonicalJson(policy === undefined ? rest : { ...rest, policy: policyRest }), 0)
  return {
    // the length of the kind's name identifies it, because no two kinds have the same length
    add: ({ kind, id }: ItemRef, seed: number): void => add(id, kind.length + seed),
    text: (): string => Array.from(sums, (each) => each.toString(36)).join('-'),
  }
}

/** Hashes a request; requests that differ only in the order of their items or exceptions have the same hash. */
export const fingerprint = (request: BackupRequest): string => {
  const sums = createSums(request)
  for (const [refs, seed] of listsOf(request)) for (const ref of refs) sums.add(ref, seed)
  return sums.text()
}

/** Hashes like `fingerprint`, in slices that leave the main thread free. */
export const fingerprintInSlices = async (request: BackupRequest, pace: Pacer): Promise<string> => {
  const sums = createSums(request)
  let done = 0
  for (const [refs, seed] of listsOf(request)) {
    for (const ref of refs) {
      sums.add(ref, seed)
      done += 1
      if (done % 2048 === 0) await pace()
    }
  }
  return sums.text()
}
