import type { CloudKind } from '../../compose/tenant.js'
import type { SettingField, SettingsForm } from '../../core/internal.js'

const PERIODS = [
  { value: 'days', label: 'days' },
  { value: 'months', label: 'months' },
  { value: 'years', label: 'years' },
]
const SIZES = [
  { value: 'MB', label: 'MB' },
  { value: 'GB', label: 'GB' },
]

type Extra = Pick<SettingField, 'help' | 'when' | 'isDomainWide'>
const toggle = (id: string, label: string, isOn: boolean, extra: Extra = {}): SettingField => ({
  id,
  label,
  type: 'switch',
  default: isOn,
  ...extra,
})
const retention = (id: string, label: string, extra: Extra = {}): SettingField => ({
  id,
  label,
  type: 'number',
  units: PERIODS,
  min: 1,
  max: 3650,
  canBeUnlimited: true,
  default: 'unlimited',
  ...extra,
})

const SERVICES: Record<CloudKind, readonly { id: string; label: string }[]> = {
  'google-workspace': [
    { id: 'gmail', label: 'Gmail' },
    { id: 'calendar', label: 'Calendar' },
    { id: 'contacts', label: 'Contacts' },
    { id: 'drive', label: 'Drive' },
    { id: 'sites', label: 'Sites' },
  ],
  'microsoft-365': [
    { id: 'mail', label: 'Exchange mail' },
    { id: 'calendar', label: 'Calendar' },
    { id: 'contacts', label: 'Contacts' },
    { id: 'drive', label: 'OneDrive' },
    { id: 'sites', label: 'SharePoint' },
  ],
}

/** The settings of the reference backend: services, scope, exclusions and retention, as each kind of cloud has them. */
export const settingsFormOf = (kind: CloudKind): SettingsForm => {
  const isGoogle = kind === 'google-workspace'
  const services = SERVICES[kind]
  const mail = services[0] ?? { id: 'mail', label: 'Mail' }
  const drive = isGoogle ? 'Drive' : 'OneDrive'
  const withMail = { when: { field: `service-${mail.id}`, is: true } }
  const withDrive = { when: { field: 'service-drive', is: true } }
  const scope: SettingField = {
    id: 'drive-scope',
    label: `Documents in ${drive}`,
    type: 'choice',
    options: [
      { value: 'owned', label: 'Documents the user owns' },
      { value: 'all', label: 'All documents the user can open' },
    ],
    default: 'owned',
    ...withDrive,
  }
  const extensions: SettingField = {
    id: 'exclude-extensions',
    label: 'Leave out files ending in',
    help: 'For example: tmp, iso',
    type: 'texts',
    maxItems: 50,
    default: [],
    ...withDrive,
  }
  const largest: SettingField = {
    id: 'exclude-larger-than',
    label: 'Leave out files larger than',
    type: 'number',
    units: SIZES,
    min: 1,
    max: 100_000,
    canBeUnlimited: true,
    default: 'unlimited',
    ...withDrive,
  }
  const groups = [
    {
      id: 'services',
      label: 'Services',
      help: 'What is backed up for every user',
      fields: services.map(({ id, label }) => toggle(`service-${id}`, label, true)),
    },
    {
      id: 'general',
      label: 'General',
      fields: [
        toggle('auto-backup-new-users', 'Back up new users automatically', false, { isDomainWide: true }),
        toggle('trash-only', 'Lite mode', false, { help: 'Backs up only what users put into the trash' }),
      ],
    },
    {
      id: 'mail',
      label: mail.label,
      fields: [
        toggle('mail-trash', isGoogle ? 'Include Trash' : 'Include Deleted Items', false, withMail),
        toggle('mail-spam', isGoogle ? 'Include Spam' : 'Include Junk Email', false, withMail),
      ],
    },
    {
      id: 'drive',
      label: drive,
      fields: [
        scope,
        toggle('shared-drives', isGoogle ? 'Include shared drives' : 'Include shared libraries', false, {
          when: { field: 'drive-scope', is: 'all' },
        }),
        toggle('drive-trash', isGoogle ? 'Include Trash' : 'Include the recycle bin', false, withDrive),
        extensions,
        largest,
        toggle('include-video', 'Include video', true, withDrive),
        toggle('include-audio', 'Include audio', true, withDrive),
        toggle('include-images', 'Include images', true, withDrive),
      ],
    },
    {
      id: 'retention',
      label: 'Retention',
      help: 'How long backups are kept',
      fields: [
        ...services.map(({ id, label }) => retention(`retention-${id}`, label, { when: { field: `service-${id}`, is: true } })),
        retention('retention-suspended', 'Suspended users'),
        retention('retention-deleted', 'Deleted users'),
      ],
    },
  ]
  if (isGoogle) groups.push({ id: 'classroom', label: 'Classroom', fields: [toggle('classroom-new', 'Back up new classes', false)] })
  return { groups }
}
