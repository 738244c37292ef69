import { BackupError, createLimit, isBackupError } from '../../core/internal.js'
import type { BackupService } from './backup-services.js'
import type { BackupPolicy, BackupStorage } from './backup-storage.js'

/** Name of a policy that the engine creates. */
const POLICY_NAME = 'backup-start'
const IN_USE: ReadonlySet<string> = new Set(['active', 'activeWithErrors', 'updating'])
/** Codes of Microsoft Graph that say that another policy of the service is already active. */
const TAKEN: ReadonlySet<unknown> = new Set(['PolicyCreationNotAllowed', 'invalidStateForActivation', 'PolicyActionNotAllowed'])

const isInUse = ({ status }: BackupPolicy): boolean => IN_USE.has(status ?? '')
const isTaken = (thrown: unknown): boolean =>
  isBackupError(thrown) && TAKEN.has((thrown.details as { reason?: unknown } | undefined)?.reason)

/** Finds the active policy of a service, or the inactive one of this engine that a crash left behind. */
const searchPolicy = async (storage: BackupStorage, service: BackupService, signal: AbortSignal): Promise<BackupPolicy | undefined> => {
  let own: BackupPolicy | undefined
  for await (const policy of storage.listPolicies(service, signal)) {
    if (isInUse(policy)) return policy
    if (policy.status === 'inactive' && policy.displayName === POLICY_NAME) own ??= policy
  }
  return own
}

/** Resolves with the id of the active policy of a service. Creates and activates one only if there is none. */
export type FindPolicy = (service: BackupService, signal: AbortSignal) => Promise<string>

/** Creates the search for active policies. A tenant has one active policy per service, so two portions must not create one at once. */
export const createPolicyFinder = (storage: BackupStorage): FindPolicy => {
  const oneAtATime = createLimit(1)
  return (service, signal) =>
    oneAtATime(async () => {
      const found = await searchPolicy(storage, service, signal)
      if (found !== undefined && isInUse(found)) return found.id
      try {
        const { id } = found ?? (await storage.createPolicy(service, POLICY_NAME, signal))
        await storage.activatePolicy(id, signal)
        return id
      } catch (thrown) {
        if (!isTaken(thrown)) throw thrown
        // Another process or the admin center was faster.
        const other = await searchPolicy(storage, service, signal)
        if (other !== undefined && isInUse(other)) return other.id
        throw new BackupError('unavailable', `${service.label}: the backup policy cannot be created yet. Try again later`, {
          call: 'microsoft-365-backup.findPolicy',
          cause: thrown,
        })
      }
    }, signal)
}
