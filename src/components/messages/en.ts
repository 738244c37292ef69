import type { Credits } from '../../core/index.js'
import type { Format } from './messages.js'

/** English: plain, short, no exclamation marks, no blame. Keys are grouped by where they are read. */
export const en = {
  // scope and sync
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: 'User Sync',

  // tabs
  usersTab: 'Users to backup',
  groupsTab: 'Users by group',
  orgUnitsTab: 'Users by org unit',
  csvTab: 'CSV file upload',

  // box
  boxTitle: 'Selected for backup',
  add: 'Add',
  remove: 'Remove',
  settings: 'Settings »»',
  kindUser: 'USER:',
  kindGroup: 'GROUP:',
  kindOrgUnit: 'ORG:',
  allocated: ({ credits }: { credits: Pick<Credits, 'allocated' | 'available' | 'isExact'> }, f: Format): string => {
    const count = `${credits.isExact ? '' : 'at least '}${f.number(credits.allocated)}`
    if (credits.available === undefined) return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'}`
    if (credits.available === 'unlimited')
      return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'} (no limit)`
    return `You have allocated ${count} out of ${f.number(credits.available)} ${credits.available === 1 ? 'license' : 'licenses'}`
  },
  startBackup: ({ credits }: { credits: number }, f: Format): string =>
    credits === 0 ? 'Start backup' : `Start backup of ${f.plural(credits, { one: '# user', other: '# users' })}`,

  // anywhere
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
} as const
