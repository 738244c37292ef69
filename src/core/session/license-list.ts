import { computed, type Signal, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import { createList, type OwnedList } from '../lists/paged-list.js'
import { createIdSet } from '../lists/row-set.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, unsupported } from '../model/errors.js'
import type { GiveBackResult, Holder, HolderFilter, HolderPage, HolderTotal } from '../model/license-model.js'
import type { Scope } from '../model/model.js'
import { LEFT_STATES } from '../rules/holder-rules.js'
import type { IntentStore } from '../starting/intents.js'
import type { GiveBack } from '../starting/send-give-back.js'

/** Filter of the holders of licenses, beside the search. */
export type LicenseFilter = Omit<HolderFilter, 'search'>

/** Licenses of several holders. */
export interface LicenseSum {
  credits: number
  users: number
}

/** The users of the domain who hold a license, newest first. Offered if the capabilities include `licenses`. */
export interface Licenses extends List<Holder, LicenseFilter> {
  /** Licenses of all holders that match search and filter, once they are loaded. */
  readonly sum: Readable<LicenseSum | undefined>
  /** Totals of these licenses by the group of the filter (`groupBy`), largest first. Empty without a group. */
  readonly totals: Readable<readonly HolderTotal[]>
  /** Licenses of people who left: deleted accounts, and users whom the directory no longer lists. Loaded on the first subscription. */
  readonly leavers: Readable<LicenseSum | undefined>
  /**
   * Fetches all holders that match search and filter, also those that are not loaded yet, and writes them as CSV. No spreadsheet executes a
   * cell.
   */
  toCsv(): Promise<Blob>
  /** Whether the adapter has `giveBack`. */
  readonly canGiveBack: boolean
  /**
   * Ends the protection of users and gives their credits back. Until an answer proves the outcome, the same users keep their idempotency
   * key, so a repeated call gives nothing back twice.
   */
  giveBack(userIds: readonly string[]): Promise<GiveBackResult>
}

/** Connections between the licenses and their session. */
export interface LicensesHost {
  port: BackupAdapter
  pageSize: number
  store: IntentStore | undefined
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
}

/** The licenses with the methods reserved for their session. */
export interface OwnedLicenses extends Licenses {
  refresh(): Promise<void>
  reset(): void
  dispose(): void
}

/** Totals of a first page. A backend may omit the sums, which then are those of a list with a single page. */
const sumOf = ({ items, next, total, credits }: HolderPage): LicenseSum | undefined => {
  if (next !== undefined && (total === undefined || credits === undefined)) return undefined
  return { users: total ?? items.length, credits: credits ?? items.reduce((sum, holder) => sum + holder.credits, 0) }
}

/** Creates the licenses of the current domain. */
export const createLicenses = ({ port, pageSize, store, needScope, scopeSignal }: LicensesHost): OwnedLicenses => {
  const create = (first: Signal<HolderPage | undefined>, scopeOf = needScope): OwnedList<Holder, Holder, LicenseFilter> =>
    createList<Holder, Holder, LicenseFilter>({
      pageSize,
      createRowSet: () => createIdSet(({ user }) => user.id),
      async fetch({ limit: _, ...query }, signal) {
        if (port.listHolders === undefined) throw unsupported(port, 'listHolders')
        const page = await port.listHolders(await scopeOf(), query, { signal })
        if (query.cursor === undefined) first.value = page
        return page
      },
    })
  let give: GiveBack | undefined
  const first = signal<HolderPage | undefined>(undefined)
  const firstLeft = signal<HolderPage | undefined>(undefined)
  const list = create(first)
  const left = create(firstLeft)
  const filterLeft = (): void => left.filter({ state: LEFT_STATES })
  filterLeft()

  return {
    ...list,
    sum: toReadable(
      computed(() => first.value && sumOf(first.value)),
      list.look,
    ),
    totals: toReadable(
      computed(() => first.value?.totals ?? []),
      list.look,
    ),
    leavers: toReadable(
      computed(() => firstLeft.value && sumOf(firstLeft.value)),
      left.look,
    ),
    async toCsv() {
      const abort = scopeSignal()
      const scope = await needScope()
      // all pages come from one domain, also if another domain is chosen meanwhile
      const all = create(signal<HolderPage | undefined>(undefined), async () => scope)
      const { search, ...filter } = list.query.value
      all.filter(filter)
      all.search(search)
      await all.more(Number.POSITIVE_INFINITY)
      // the administrator has chosen another domain
      if (abort.aborted) throw aborted('licenses')
      return (await import('./write-licenses.js')).writeLicenses(scope, all.rows.value)
    },
    canGiveBack: port.giveBack !== undefined,
    async giveBack(userIds) {
      const scope = await needScope()
      const { createGiveBack } = await import('../starting/send-give-back.js')
      give ??= createGiveBack(port, store)
      return give(scope, userIds)
    },
    async refresh() {
      await Promise.all([list.refresh(), left.refresh()])
    },
    reset() {
      first.value = undefined
      firstLeft.value = undefined
      list.reset()
      left.reset()
      filterLeft()
    },
    dispose() {
      list.dispose()
      left.dispose()
    },
  }
}
