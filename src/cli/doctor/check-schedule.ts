import type { BackendConfig } from '../config/define-config.js'
import type { Findings } from './findings.js'

const HOUR_MS = 3_600_000
const DEFAULT_HOURS = 24
/** Policies start new users after a sync, so an older directory leaves new users without a backup. */
const MAX_AGE_HOURS = 48

/** Age in hours from which the last sync is too old: a scheduled sync that failed once is no problem yet. */
const oldestOf = (schedule: PolicySyncs['schedule']): number =>
  typeof schedule === 'object' ? Math.max(MAX_AGE_HOURS, 2 * schedule.everyHours) : MAX_AGE_HOURS

/** The syncs of a domain with active policies, as far as `doctor` knows. */
export interface PolicySyncs {
  domainId: string
  /** Number of active policies. */
  policies: number
  /** End of the last sync of users in ISO 8601; undefined if there was none. */
  syncedAt: string | undefined
  /** Schedule of the config; `unknown` for a server at a URL. */
  schedule: BackendConfig['schedule'] | 'unknown'
}

/** Tells how often a config syncs its domains. */
export const tellSchedule = (schedule: BackendConfig['schedule'], findings: Findings): void => {
  const hours = schedule === false ? undefined : (schedule?.everyHours ?? DEFAULT_HOURS)
  if (hours === undefined) findings.note('schedule is false: domains are synced only by hand, or by backup-start sync.')
  else findings.ok(`Each domain is synced every ${hours === 1 ? 'hour' : `${hours} hours`}.`)
}

/** Reports active policies whose domain is not synced: users who join are then neither seen nor backed up. */
export const checkPolicySyncs = ({ domainId, policies, syncedAt, schedule }: PolicySyncs, findings: Findings): void => {
  if (policies === 0) return
  const active = policies === 1 ? '1 policy is active' : `${policies} policies are active`
  const hours = syncedAt === undefined ? Number.POSITIVE_INFINITY : (Date.now() - Date.parse(syncedAt)) / HOUR_MS
  if (hours <= oldestOf(schedule)) return
  const age = syncedAt === undefined ? 'users were never synced' : `the last sync of users was ${Math.floor(hours)} hours ago`
  if (schedule === false) {
    findings.problem(
      `${domainId}: ${active} without a schedule of syncs, and ${age}. Users who joined since are not backed up.`,
      'Set schedule: { everyHours: 24 } in the config, or run backup-start sync from a scheduler of your own.',
    )
  } else {
    findings.problem(
      `${domainId}: ${active}, but ${age}. Users who joined since are not backed up.`,
      `${schedule === 'unknown' ? 'Check the schedule of the server, and that' : 'Check that'} backup-start serve or work is running, and look for failed syncs in its log.`,
    )
  }
}
