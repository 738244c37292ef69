/** A service of Microsoft 365 that the engine can back up, with its names in the API. */
export interface BackupService {
  name: 'mail' | 'drive'
  /** Setting that turns the service on or off. */
  field: string
  /** Name of a user's data in this service, for reasons. */
  label: string
  /** Reason of a user without this service who is protected in the other one. */
  missing: string
  policies: string
  unitType: string
  jobs: string
}

export const MAIL: BackupService = {
  name: 'mail',
  field: 'service-mail',
  label: 'Mailbox',
  missing: 'No mailbox: only OneDrive is protected',
  policies: 'exchangeProtectionPolicies',
  unitType: 'microsoft.graph.mailboxProtectionUnit',
  jobs: 'mailboxProtectionUnitsBulkAdditionJobs',
}
export const DRIVE: BackupService = {
  name: 'drive',
  field: 'service-drive',
  label: 'OneDrive',
  missing: 'No OneDrive: only the mailbox is protected',
  policies: 'oneDriveForBusinessProtectionPolicies',
  unitType: 'microsoft.graph.driveProtectionUnit',
  jobs: 'driveProtectionUnitsBulkAdditionJobs',
}

/** The services, the mailbox first. */
export const BACKUP_SERVICES: readonly BackupService[] = [MAIL, DRIVE]
