import type { ItemRef } from '../../model/model.js'
import { createCoverBacklog } from './cover-backlog.js'
import type { BoxSums, Membership } from './membership.js'
import { createMembershipTable, type MembershipsHost } from './membership-table.js'

/** Memberships of the groups, org units and domains in the box, and of items whose cost has been requested. */
export interface Memberships {
  readonly sums: Readonly<BoxSums>
  get(key: number): Membership | undefined
  /** Counts items added to the box; a large number is split into several tasks. */
  cover(keys: readonly number[]): void
  uncover(keys: readonly number[]): void
  /** Called when the item's cost gets a subscriber. Loads members if needed. */
  subscribeCost(key: number): void
  /** Called when the item's cost has lost its last subscriber. */
  unsubscribeCost(key: number): void
  /** Continues failed and stopped memberships. */
  retry(): void
  stop(): void
  /** Counts and loads everything again after all standings and reference counts were cleared. */
  reload(): void
  /** Reloads the memberships of one kind. */
  reloadKind(kind: ItemRef['kind']): void
  clear(): void
}

export const createMemberships = (host: MembershipsHost): Memberships => {
  const { queue, store, exceptions } = host
  const table = createMembershipTable(host)
  const { finished, addReferences, change, load, membershipOf, restart } = table

  const backlog = createCoverBacklog({
    step: host.step,
    // a waiting item counts as loading
    onWaiting(count) {
      table.sums.open += count
      table.sums.loading += count
      table.sums.unsized += count
    },
    cover(key) {
      const isException = exceptions.has(key)
      if (!isException && !store.has(key)) return 0
      const membership = membershipOf(key)
      if (membership.isInBox) return 0
      if (membership.status === 'done') {
        finished.move(membership, true, isException)
        return membership.end - membership.start
      }
      change(membership, () => {
        membership.isInBox = true
        membership.isException = isException
        addReferences(membership, 1)
      })
      load(membership)
      return membership.end - membership.start
    },
    onSliceEnd: finished.end,
  })

  const uncoverUnfinished = (membership: Membership): void => {
    const { key, status } = membership
    change(membership, () => {
      addReferences(membership, -1)
      membership.isInBox = false
      membership.isException = false
      membership.isUrgent = false
      if (status === 'loading' || status === 'stopped') membership.status = 'idle'
    })
    host.onRecovered(key)
    if (membership.status !== 'idle') return
    if (host.isCostSubscribed(key)) load(membership)
    else queue.cancel(membership)
  }

  const forget = (): void => {
    table.forget()
    backlog.clear()
  }

  return {
    get sums() {
      return table.sums
    },
    get: table.find,
    cover: backlog.add,
    uncover(keys) {
      for (const key of keys) {
        const membership = table.find(key)
        if (membership?.isInBox !== true) continue
        if (membership.status === 'done') finished.move(membership, false, membership.isException)
        else uncoverUnfinished(membership)
      }
      finished.end()
    },
    subscribeCost(key) {
      const membership = membershipOf(key)
      const { status, isInBox } = membership
      if (!isInBox && (status === 'idle' || status === 'failed')) load(membership)
    },
    unsubscribeCost(key) {
      const membership = table.find(key)
      if (membership === undefined || membership.isInBox || membership.status !== 'loading') return
      membership.status = 'idle'
      queue.cancel(membership)
    },
    retry() {
      for (const membership of table.all()) {
        const { status, isInBox, key } = membership
        if (status === 'stopped' || (status === 'failed' && (isInBox || host.isCostSubscribed(key)))) load(membership)
      }
    },
    stop() {
      backlog.finish()
      for (const membership of table.all()) {
        if (!membership.isInBox || membership.status !== 'loading') continue
        queue.cancel(membership)
        change(membership, () => {
          membership.status = 'stopped'
        })
      }
    },
    reload() {
      const before = table.all()
      forget()
      // exceptions first: the bound of the count is low until they are known
      backlog.add(exceptions.containerKeys().concat(store.containerKeys()))
      for (const { key } of before) {
        if (!store.has(key) && !exceptions.has(key) && host.isCostSubscribed(key)) load(membershipOf(key))
        host.onCostChanged(key)
      }
    },
    reloadKind(kind) {
      for (const membership of table.all()) {
        const { key, isInBox } = membership
        if (host.items.ref(key).kind !== kind) continue
        queue.cancel(membership)
        change(membership, () => {
          restart(membership)
          membership.status = 'idle'
        })
        if (isInBox || host.isCostSubscribed(key)) load(membership)
      }
    },
    clear() {
      forget()
      table.resetLoader()
    },
  }
}
