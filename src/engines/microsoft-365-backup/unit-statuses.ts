import * as z from 'zod/mini'
import type { DirectoryPage } from '../../compose/directory.js'
import { BackupError, type BackupStatus } from '../../core/internal.js'
import { BACKUP_SERVICES, type BackupService } from './backup-services.js'
import type { BackupStorage, ProtectionUnit } from './backup-storage.js'

const CALL = 'microsoft-365-backup.statuses'
const CURSOR = z.object({ service: z.enum(['mail', 'drive']), link: z.optional(z.string()) })
/** Mailboxes last: if a user has both, a backend keeps the status that it reads last. */
const ORDER: readonly BackupService[] = [...BACKUP_SERVICES].reverse()

/** Status of a unit as the backup status of its user. Units that are leaving the backup, and unknown statuses, protect nobody. */
export const statusOfUnit = ({ status }: ProtectionUnit): BackupStatus => {
  if (status === 'protected') return 'protected'
  return status === 'protectRequested' ? 'pending' : 'none'
}

const readCursor = (cursor: string | undefined): { service: BackupService; link?: string | undefined } => {
  const [first] = ORDER
  if (cursor === undefined && first !== undefined) return { service: first }
  let parsed: unknown
  try {
    parsed = JSON.parse(cursor ?? '')
  } catch {
    parsed = undefined
  }
  const { success, data } = z.safeParse(CURSOR, parsed)
  const service = success ? ORDER.find(({ name }) => name === data.service) : undefined
  if (service === undefined || !success) throw new BackupError('bad-input', 'the cursor is invalid', { call: CALL, field: 'cursor' })
  return { service, link: data.link }
}

/**
 * Reads one page of the users that the tenant protects, by this product or elsewhere. A user who is protected in one service counts as
 * protected. An id may repeat, and units stay in the list after they have left the backup.
 */
export const readUnitStatuses = async (
  storage: BackupStorage,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<DirectoryPage<{ id: string; backupStatus: BackupStatus }>> => {
  const { service, link } = readCursor(cursor)
  const { items, next } = await storage.readUnits(service, link, signal)
  const statuses = new Map<string, BackupStatus>()
  for (const unit of items) {
    const { directoryObjectId: id } = unit
    const backupStatus = statusOfUnit(unit)
    if (!id || backupStatus === 'none' || statuses.get(id) === 'protected') continue
    statuses.set(id, backupStatus)
  }
  const following = ORDER[ORDER.indexOf(service) + 1]
  const nextCursor = next === undefined ? following && { service: following.name } : { service: service.name, link: next }
  return {
    items: Array.from(statuses, ([id, backupStatus]) => ({ id, backupStatus })),
    ...(nextCursor && { next: JSON.stringify(nextCursor) }),
  }
}
