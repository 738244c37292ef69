/** The texts of the simulated engine in one language: labels of its settings, and reasons of failed users. */
export interface SimulatedTexts {
  units: Readonly<Record<'days' | 'months' | 'years', string>>
  services: Readonly<Record<'calendar' | 'contacts' | 'exchangeMail' | 'sites', string>>
  servicesGroup: string
  servicesHelp: string
  general: string
  newUsers: string
  liteMode: string
  liteModeHelp: string
  includeTrash: string
  includeDeletedItems: string
  includeSpam: string
  includeJunk: string
  includeRecycleBin: string
  documentsIn: (drive: string) => string
  documentsOwned: string
  documentsAll: string
  includeSharedDrives: string
  includeSharedLibraries: string
  excludeEndings: string
  excludeEndingsHelp: string
  excludeLarger: string
  includeVideo: string
  includeAudio: string
  includeImages: string
  retention: string
  retentionHelp: string
  suspendedUsers: string
  deletedUsers: string
  newClasses: string
  /** Reasons, in the same number and order in every language. */
  reasons: readonly [string, string, string]
}

export const englishTexts: SimulatedTexts = {
  units: { days: 'days', months: 'months', years: 'years' },
  services: { calendar: 'Calendar', contacts: 'Contacts', exchangeMail: 'Exchange mail', sites: 'Sites' },
  servicesGroup: 'Services',
  servicesHelp: 'What is backed up for every user',
  general: 'General',
  newUsers: 'Back up new users automatically',
  liteMode: 'Lite mode',
  liteModeHelp: 'Backs up only items that users move to the trash',
  includeTrash: 'Include Trash',
  includeDeletedItems: 'Include Deleted Items',
  includeSpam: 'Include Spam',
  includeJunk: 'Include Junk Email',
  includeRecycleBin: 'Include the recycle bin',
  documentsIn: (drive) => `Documents in ${drive}`,
  documentsOwned: 'Documents the user owns',
  documentsAll: 'All documents the user can open',
  includeSharedDrives: 'Include shared drives',
  includeSharedLibraries: 'Include shared libraries',
  excludeEndings: 'Leave out files ending in',
  excludeEndingsHelp: 'For example: tmp, iso',
  excludeLarger: 'Leave out files larger than',
  includeVideo: 'Include video',
  includeAudio: 'Include audio',
  includeImages: 'Include images',
  retention: 'Retention',
  retentionHelp: 'How long backups are kept',
  suspendedUsers: 'Suspended users',
  deletedUsers: 'Deleted users',
  newClasses: 'Back up new classes',
  reasons: [
    'The mailbox is locked by a migration',
    'The cloud is throttling requests. Try again later',
    'The user has no license for this service',
  ],
}
