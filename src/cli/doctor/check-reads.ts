import { type BackupAdapter, type Call, type Cloud, isBackupError, type Scope, type User } from '../../core/internal.js'
import type { BackendConfig } from '../config/define-config.js'
import { type CheckedDomain, checkOptionalReads, readActivePolicies } from './check-optional-reads.js'
import { checkPolicySyncs } from './check-schedule.js'
import { type Findings, reasonOf } from './findings.js'

/** Maximum number of domains to check: thousands would take hours. */
const MAX_DOMAINS = 5
const PAGE_SIZE = 100

/** Suggests what to do about a failed call. */
const fixOf = (thrown: unknown): string => {
  if (!isBackupError(thrown)) return 'Read the log of the backend.'
  switch (thrown.code) {
    case 'bad-answer':
      return `Correct the field "${thrown.field ?? ''}" in the answer of ${thrown.call ?? 'the call'}.`
    case 'unauthorized':
      return 'Pass a valid token with --token-env, and check issuer and audience.'
    case 'forbidden':
      return 'Give the caller the permission "read" for this domain.'
    case 'not-found':
      return 'Return only domains that the other calls accept.'
    case 'rate-limited':
      return 'Wait, or raise the limits of the backend.'
    default:
      return 'Read the log of the backend.'
  }
}

/** Checks that the second page continues the first one. */
const checkPaging = async (
  adapter: BackupAdapter,
  scope: Scope,
  first: { items: readonly User[]; next?: string | undefined },
  call: Call,
) => {
  if (first.next === undefined) return undefined
  const second = await adapter.listUsers({ scope, limit: PAGE_SIZE, cursor: first.next }, call)
  const ids = new Set(first.items.map(({ id }) => id))
  const repeated = second.items.find(({ id }) => ids.has(id))
  return repeated && `The second page of users repeats "${repeated.id}" of the first page.`
}

/** Checks that `matchUsers` finds a listed user by id and by address. */
const checkMatch = async (adapter: BackupAdapter, scope: Scope, [user]: readonly User[], call: Call) => {
  if (user === undefined) return undefined
  const keys = [user.id, user.email, 'nobody@backup-start.invalid'].filter((key) => key !== '')
  const matches = await adapter.matchUsers(scope, keys, call)
  if (matches.at(-1) !== null) return 'matchUsers returns a user for an unknown address.'
  return matches.slice(0, -1).every((match) => match !== null) ? undefined : `matchUsers does not find the listed user "${user.id}".`
}

/** Checks that the coverage and the user list of the first group agree. */
const checkCoverage = async (adapter: BackupAdapter, scope: Scope, call: Call) => {
  const [group] = (await adapter.listGroups({ scope, limit: 1 }, call)).items
  if (group === undefined || adapter.listCoverage === undefined) return undefined
  const within = { kind: 'group', id: group.id } as const
  const [covered, listed] = await Promise.all([
    adapter.listCoverage({ scope, within }, call),
    adapter.listUsers({ scope, within, limit: PAGE_SIZE }, call),
  ])
  if (covered.next !== undefined) return undefined
  const ids = new Set([...covered.due, ...covered.protected, ...covered.suspended, ...covered.deleted, ...(covered.restart ?? [])])
  const missing = listed.items.find(({ id }) => !ids.has(id))
  return missing && `listCoverage of the group "${group.id}" lacks the user "${missing.id}" that listUsers has.`
}

/** A domain with its last sync and the schedule. */
interface DomainCheck extends CheckedDomain {
  /** End of the last sync of users in ISO 8601. */
  syncedAt: string | undefined
  schedule: BackendConfig['schedule'] | 'unknown'
}

/** Checks the read calls of one domain: shapes, paging, matching and coverage. Does not start or change anything. */
const checkDomain = async (adapter: BackupAdapter, domain: DomainCheck, findings: Findings): Promise<void> => {
  const { scope, syncedAt, schedule } = domain
  const { domainId } = scope
  const call: Call = { signal: AbortSignal.timeout(60_000) }
  const fails = (thrown: unknown): void => findings.problem(`${domainId}: ${reasonOf(thrown)}.`, fixOf(thrown))
  const before = findings.problems
  try {
    const users = await adapter.listUsers({ scope, limit: PAGE_SIZE }, call)
    await adapter.listGroups({ scope, limit: PAGE_SIZE }, call)
    await adapter.listOrgUnits(scope, call)
    const { available } = await adapter.getCredits(scope, call)
    const contradictions = [
      await checkPaging(adapter, scope, users, call),
      await checkMatch(adapter, scope, users.items, call),
      await checkCoverage(adapter, scope, call),
    ]
    for (const text of contradictions) {
      if (text !== undefined)
        findings.problem(`${domainId}: ${text}`, 'Make both calls read the same data; run testAdapter against a test backend.')
    }
    for (const error of await checkOptionalReads(adapter, domain, call)) fails(error)
    const policies = await readActivePolicies(adapter, domain, call)
    const canRead = findings.problems === before
    checkPolicySyncs({ domainId, policies: policies.length, syncedAt, schedule }, findings)
    if (users.items.length === 0) findings.note(`${domainId}: no users yet. Sync the domain with backup-start sync.`)
    else if (available === 0) findings.note(`${domainId}: no credits. Grant some with backup-start credits grant.`)
    else if (canRead) findings.ok(`${domainId}: users, groups, org units and credits can be read.`)
  } catch (thrown) {
    fails(thrown)
  }
}

/**
 * Checks the calls of an adapter that a session reads from. The adapter must validate its answers (`createValidatingAdapter`).
 *
 * @param schedule schedule of the config; `unknown` for a server at a URL
 */
export const checkReads = async (
  adapter: BackupAdapter,
  schedule: BackendConfig['schedule'] | 'unknown',
  findings: Findings,
): Promise<void> => {
  let clouds: readonly Cloud[]
  try {
    clouds = await adapter.listClouds({ signal: AbortSignal.timeout(60_000) })
  } catch (thrown) {
    findings.problem(`The clouds cannot be listed: ${reasonOf(thrown)}.`, fixOf(thrown))
    return
  }
  for (const { name, isSimulated } of clouds) {
    if (isSimulated === true) findings.note(`${name} is simulated: nothing is backed up.`)
  }
  const domains = clouds.flatMap(({ id: cloudId, capabilities, domains: ofCloud }) =>
    ofCloud.map(({ id: domainId, synced }) => ({ scope: { cloudId, domainId }, capabilities, syncedAt: synced?.users, schedule })),
  )
  if (domains.length === 0)
    findings.problem('The caller may read no domain.', 'Give the caller the permission "read", or add a domain to the directory.')
  for (const domain of domains.slice(0, MAX_DOMAINS)) await checkDomain(adapter, domain, findings)
  if (domains.length > MAX_DOMAINS) findings.note(`Checked ${MAX_DOMAINS} of ${domains.length} domains.`)
}
