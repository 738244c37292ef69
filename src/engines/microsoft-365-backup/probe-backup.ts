import { BackupError } from '../../core/internal.js'
import type { BackupStorage, ServiceApp, ServiceStatus } from './backup-storage.js'

const CALL = 'microsoft-365-backup.check'

const DISABLE_REASONS: Readonly<Record<string, string>> = {
  invalidBillingProfile:
    'Microsoft 365 Backup is off because its billing profile is invalid. Check the Azure subscription and the billing policy, and enable it again',
  userRequested: 'Microsoft 365 Backup was turned off by an administrator. Enable it again',
  controllerServiceAppDeleted:
    'Microsoft 365 Backup is off because the app that controlled it was deleted. Register this app as the backup controller, activate it, and enable the backup',
}

const forbidden = (reason: string): BackupError => new BackupError('forbidden', reason, { call: CALL })

/** Dates in errors are days, because the time of day depends on the zone of the reader. */
const dayOf = (time: string | null | undefined): string => (/^\d{4}-\d\d-\d\d/.exec(time ?? '') ?? ['a date that Microsoft decides'])[0]

const checkStatus = ({ status, disableReason, gracePeriodDateTime }: ServiceStatus): void => {
  if (status === 'enabled') return
  if (status === 'disabled') {
    throw forbidden(
      DISABLE_REASONS[disableReason ?? ''] ??
        'Microsoft 365 Backup is not enabled in this tenant. Set up its billing, activate the app as the backup controller, and enable the backup',
    )
  }
  if (status === 'protectionChangeLocked' || status === 'restoreLocked') {
    const until = gracePeriodDateTime == null ? '' : ` The grace period ends on ${dayOf(gracePeriodDateTime)}.`
    throw forbidden(`Microsoft 365 Backup is locked, so no user can be added.${until} Check its billing in the Microsoft 365 admin center`)
  }
  throw new BackupError('bad-answer', 'Microsoft 365 Backup reports a status that this version does not know', {
    call: CALL,
    field: 'serviceStatus.status',
  })
}

const idsOf = ({ id, application }: ServiceApp): readonly (string | null | undefined)[] => [id, application?.id]

/** Checks that an app controls the backup. Without `appId`, the engine does not know which of the apps it is. */
const checkController = (apps: readonly ServiceApp[], { backupServiceConsumer }: ServiceStatus, appId: string | undefined): void => {
  const wanted = appId?.toLowerCase()
  const own = wanted === undefined ? apps : apps.filter((app) => idsOf(app).some((id) => id?.toLowerCase() === wanted))
  if (own.some(({ status }) => status === 'active' || status === 'pendingInactive')) return
  const pending = own.find(({ status }) => status === 'pendingActive')
  if (pending !== undefined)
    throw forbidden(`this app controls Microsoft 365 Backup only from ${dayOf(pending.effectiveDateTime)}. Until then it can only read`)
  if (apps.some(({ status }) => status === 'active'))
    throw forbidden('another application controls Microsoft 365 Backup in this tenant. Activate this app as the backup controller')
  if (backupServiceConsumer === 'firstparty')
    throw forbidden(
      'the Microsoft 365 admin center controls Microsoft 365 Backup in this tenant. Activate this app as the backup controller',
    )
  const state = own.length > 0 ? 'registered but not active' : 'not registered'
  throw forbidden(`this app is ${state} as the controller of Microsoft 365 Backup. Register and activate it as the backup controller`)
}

/**
 * Checks that the engine can add users to the backup: the service is enabled, and this app controls it.
 * @param appId client id of the app that calls, if known
 * @throws `forbidden` that says in words what is missing
 */
export const probeBackup = async (storage: BackupStorage, appId: string | undefined, signal: AbortSignal): Promise<void> => {
  const status = await storage.readStatus(signal)
  checkStatus(status)
  const apps: ServiceApp[] = []
  for await (const app of storage.listApps(signal)) apps.push(app)
  checkController(apps, status, appId)
}
