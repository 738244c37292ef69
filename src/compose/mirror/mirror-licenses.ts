import {
  BackupError,
  createPacer,
  type Holder,
  type HolderPage,
  type HolderQuery,
  type HolderTotal,
  hasWords,
  holderGroup,
  holderStateOf,
  holderStates,
  priceOf,
  STEPS,
  searchWords,
  sumHolders,
} from '../../core/internal.js'
import { labelUnits } from '../facets/facet-table.js'
import type { License, LicenseTable } from './license-table.js'
import { cursorOf, positionOf } from './list-cursor.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'
import type { RunBook } from './run-book.js'

const PAGE = 100
/** Indexes of the mirror are below this, so that a run and an index fit into one exact number. */
const INDEXES = 2 ** 26

export interface MirrorLicensesOptions {
  users: MirrorUsers
  membership: MirrorMembership
  runs: RunBook
  table: LicenseTable
  scopeKey: string
  /**
   * Since when users without a run hold a license, in ISO 8601. Without it, users whom no run has protected hold none, because another
   * product protects them.
   */
  heldSince?: string | undefined
  /** Facets of the domain, in the language of a BCP 47 tag. */
  facets(locale: string | undefined): Promise<readonly { id: string; options?: readonly { value: string; label: string }[] | undefined }[]>
}

/** The licenses of one domain in memory. */
export interface MirrorLicenses {
  list(query: HolderQuery, locale: string | undefined): Promise<HolderPage>
  /** Indexes and credits of the users among these who hold a license and whose backup is not in progress. */
  findReleasable(userIds: readonly string[]): { index: number; credits: number }[]
}

/** Creates the licenses of one domain. */
export const createMirrorLicenses = (options: MirrorLicensesOptions): MirrorLicenses => {
  const { users, membership, runs, table, scopeKey, heldSince, facets } = options
  const pace = createPacer()

  const licenseOf = (index: number): License | undefined => {
    const user = users.user(index)
    if (user.backupStatus === 'none') return undefined
    return table.find(index) ?? (heldSince === undefined ? undefined : { credits: priceOf(user) })
  }
  const stateOf = (index: number) => holderStateOf(users.isHere(index), users.user(index).accountStatus)
  /** Place in the list: newer runs first, then in the order of the mirror. */
  const placeOf = (index: number): number => table.runOf(index) * INDEXES + (INDEXES - 1 - index)

  const toHolder = (index: number): Holder => {
    const { id, name, email, facets: values } = users.user(index)
    const { run, credits } = licenseOf(index) as License
    return {
      user: { id, name, email },
      credits,
      since: run?.startedAt ?? (heldSince as string),
      through:
        run === undefined
          ? {}
          : { runId: run.id, ...(run.policyId && { policyId: run.policyId }), ...(run.policyName && { policyName: run.policyName }) },
      ...(run?.startedBy && { startedBy: { ...run.startedBy } }),
      state: stateOf(index),
      ...(values && { facets: { ...values } }),
    }
  }

  const findHolders = async (query: HolderQuery): Promise<{ index: number; credits: number }[]> => {
    const states = holderStates(query)
    const words = searchWords(query.search)
    const found: { index: number; credits: number }[] = []
    for (let index = 0; index < users.size; index += 1) {
      if (index % STEPS === STEPS - 1) await pace()
      const license = licenseOf(index)
      if (license === undefined || states?.includes(stateOf(index)) === false) continue
      if (words.length === 0 || hasWords(users.text(index), words)) found.push({ index, credits: license.credits })
    }
    return found
  }

  const labelBy = async (groupBy: string, locale: string | undefined): Promise<(index: number) => string> => {
    const known = await facets(locale)
    const group = holderGroup(groupBy, (id) => known.some((facet) => facet.id === id))
    if (group.of === 'state') return stateOf
    if (group.of === 'facet') return (index) => users.user(index).facets?.[group.id] ?? ''
    if (group.of === 'kind') {
      const labels = new Map(known.find(({ id }) => id === 'kind')?.options?.map(({ value, label }) => [value, label]))
      return (index) => labels.get(users.user(index).kind ?? 'person') ?? users.user(index).kind ?? ''
    }
    const labels = labelUnits(await membership.orgUnits())
    return (index) => labels.get(users.user(index).orgUnitId ?? '') ?? ''
  }
  const totalsOf = async (holders: readonly { index: number; credits: number }[], groupBy: string, locale: string | undefined) => {
    const labelOf = await labelBy(groupBy, locale)
    return sumHolders(holders.map(({ index, credits }): HolderTotal => ({ label: labelOf(index), credits, users: 1 })))
  }

  return {
    async list({ cursor, ...query }, locale) {
      const key = JSON.stringify(['licenses', scopeKey, holderStates(query) ?? null, searchWords(query.search), query.groupBy ?? null])
      const before = positionOf(key, cursor)
      if (before >= Number.MAX_SAFE_INTEGER)
        throw new BackupError('bad-input', 'this cursor belongs to another query; read the list again from its first page', {
          field: 'cursor',
        })
      const all = (await findHolders(query)).sort((a, b) => placeOf(b.index) - placeOf(a.index))
      const rest = cursor === undefined ? all : all.filter(({ index }) => placeOf(index) < before)
      const page = rest.slice(0, PAGE)
      const last = page.at(-1)
      return {
        items: page.map(({ index }) => toHolder(index)),
        ...(last !== undefined && rest.length > PAGE && { next: cursorOf(key, placeOf(last.index)) }),
        total: all.length,
        credits: all.reduce((sum, { credits }) => sum + credits, 0),
        ...(query.groupBy !== undefined && cursor === undefined && { totals: await totalsOf(all, query.groupBy, locale) }),
      }
    },
    findReleasable(userIds) {
      const open = runs.openUsers()
      const found: { index: number; credits: number }[] = []
      for (const id of userIds) {
        const index = users.findHolder(id)
        const license = index < 0 || open.has(index) ? undefined : licenseOf(index)
        if (license !== undefined) found.push({ index, credits: license.credits })
      }
      return found
    },
  }
}
