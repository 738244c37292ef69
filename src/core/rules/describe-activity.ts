import type { ActivityEntry } from '../model/activity-model.js'
import type { BackupError, ErrorCode } from '../model/errors.js'
import type { SettingValues, SyncKind, SyncResult } from '../model/model.js'

/** An entry of the activity log before the backend adds its id, time and actor. */
export type Activity = Omit<ActivityEntry, 'id' | 'at' | 'actor'>

/** Maximum length of a quoted text that a caller chose. */
const MAX_QUOTED = 200
/** Codes of errors in the request itself. Other failures are failures of the backend, which logs them. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-input',
  'forbidden',
  'not-found',
  'not-enough-credits',
  'selection-changed',
  'too-large',
])

const number = (count: number): string => count.toLocaleString('en-US')
const plural = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`
const quote = (text: string | undefined): string => (text === undefined || text === '' ? '' : `: ${text.slice(0, MAX_QUOTED)}`)
const WORDS = {
  'backup-started': 'start a backup',
  'backup-retried': 'retry a backup',
  'settings-saved': 'change the settings',
  'users-released': 'give licenses back',
  'policy-saved': 'save a policy',
  'policy-status': 'change the status of a policy',
} as const
/** A change whose refused attempts the activity log keeps. */
export type RefusableAction = keyof typeof WORDS
const STATUS_WORDS = { active: 'Resumed', paused: 'Paused', ended: 'Ended' } as const

/** Figures of an evaluation that the activity log keeps. `givenBack`: number of users whose licenses were given back. */
export type EvaluationCounts = Readonly<Record<'started' | 'credits' | 'waiting' | 'givenBack', number>>

/** Returns what an evaluation did, without the figures that are 0. */
const evaluationWords = ({ started, credits, waiting, givenBack }: EvaluationCounts): string => {
  const words = [
    ...(started > 0 ? [`started ${plural(started, 'user')} for ${plural(credits, 'credit')}`] : []),
    ...(givenBack > 0 ? [`gave back the licenses of ${plural(givenBack, 'user')}`] : []),
    ...(waiting > 0 ? [`lets ${plural(waiting, 'user')} wait`] : []),
  ]
  return words.length === 0 ? 'lets no users wait any more' : new Intl.ListFormat('en').format(words)
}

/** Describes each change of a backend, so that every backend writes the same entries. */
export const describeActivity = {
  started: (runId: string, users: number, credits: number): Activity => ({
    action: 'backup-started',
    target: runId,
    summary: `Started a backup of ${plural(users, 'user')} for ${plural(credits, 'credit')}`,
    counts: { users, credits },
  }),
  retried: (runId: string, users: number): Activity => ({
    action: 'backup-retried',
    target: runId,
    summary: `Retried ${plural(users, 'failed user')} of a backup`,
    counts: { users },
  }),
  stopped: (runId: string, users: number, credits: number): Activity => ({
    action: 'backup-stopped',
    target: runId,
    summary: `Stopped a backup: ${plural(users, 'user')} not begun, ${plural(credits, 'credit')} given back`,
    counts: { users, credits },
  }),
  granted: (amount: number | 'unlimited', reason?: string): Activity => ({
    action: 'credits-granted',
    summary: `${amount === 'unlimited' ? 'Lifted the limit of credits' : `Granted ${plural(amount, 'credit')}`}${quote(reason)}`,
    ...(amount !== 'unlimited' && { counts: { credits: amount } }),
  }),
  revoked: (amount: number | 'unlimited', reason?: string): Activity => ({
    action: 'credits-revoked',
    summary: `${amount === 'unlimited' ? 'Restored the limit of credits' : `Revoked ${plural(amount, 'credit')}`}${quote(reason)}`,
    ...(amount !== 'unlimited' && { counts: { credits: amount } }),
  }),
  released: (users: number, credits: number, reason?: string): Activity => ({
    action: 'users-released',
    summary: `Ended the protection of ${plural(users, 'user')}: ${plural(credits, 'credit')} given back${quote(reason)}`,
    counts: { users, credits },
  }),
  policySaved: (policyId: string, name: string, isNew: boolean): Activity => ({
    action: 'policy-saved',
    target: policyId,
    summary: `${isNew ? 'Created' : 'Changed'} a policy${quote(name)}`,
  }),
  policyStatus: (policyId: string, name: string, status: keyof typeof STATUS_WORDS): Activity => ({
    action: 'policy-status',
    target: policyId,
    summary: `${STATUS_WORDS[status]} a policy${quote(name)}`,
  }),
  policyEvaluated: (policyId: string, name: string, { started, credits, waiting, givenBack }: EvaluationCounts): Activity => ({
    action: 'policy-evaluated',
    target: policyId,
    summary: `A policy ${evaluationWords({ started, credits, waiting, givenBack })}${quote(name)}`,
    counts: { started, credits, waiting, givenBack },
  }),
  /** Contains the names of the changed settings, but not their values, which may be texts about people. */
  settingsSaved: (before: SettingValues, after: SettingValues): Activity => {
    const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    const changed = ids.filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
    return {
      action: 'settings-saved',
      summary: `Changed ${plural(changed.length, 'default setting')}${quote(changed.join(', '))}`,
      counts: { settings: changed.length },
    }
  },
  syncStarted: (kind: SyncKind): Activity => ({ action: 'sync-started', target: kind, summary: `Started a sync of ${kind}` }),
  syncCompleted: (kind: SyncKind, { added, changed, removed }: Omit<SyncResult, 'finishedAt'>): Activity => ({
    action: 'sync-completed',
    target: kind,
    summary: `Synced ${kind}: ${number(added)} added, ${number(changed)} changed, ${number(removed)} removed`,
    counts: { added, changed, removed },
  }),
  syncFailed: (kind: SyncKind, code: ErrorCode): Activity => ({
    action: 'sync-failed',
    target: kind,
    summary: `A sync of ${kind} failed: ${code}`,
  }),
  syncCancelled: (kind: SyncKind): Activity => ({ action: 'sync-cancelled', target: kind, summary: `Cancelled a sync of ${kind}` }),
  /** An attempt that the backend rejected; undefined for a failure of the backend. */
  refused: (action: RefusableAction, { code, reason }: BackupError, target?: string): Activity | undefined =>
    REFUSALS.has(code)
      ? {
          action: `${action}-refused`,
          ...(target !== undefined && { target: target.slice(0, MAX_QUOTED) }),
          summary: `Refused to ${WORDS[action]} (${code})${quote(reason)}`,
        }
      : undefined,
}
