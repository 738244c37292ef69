import { BackupError, type SettingField, type SettingsForm, type SettingValue, type SettingValues } from '../../core/index.js'
import type { CloudKind } from './tenant.js'

const PERIODS = [
  { value: 'days', label: 'days' },
  { value: 'months', label: 'months' },
  { value: 'years', label: 'years' },
]
const SIZES = [
  { value: 'MB', label: 'MB' },
  { value: 'GB', label: 'GB' },
]

type Extra = Pick<SettingField, 'help' | 'when'>
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
        toggle('auto-backup-new-users', 'Back up new users automatically', false),
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

/** Why a value does not fit its field; `undefined` when it does. */
const problemOf = (field: SettingField, value: unknown): string | undefined => {
  if (field.type === 'switch') return typeof value === 'boolean' ? undefined : 'Must be on or off'
  if (field.type === 'choice') return field.options.some((option) => option.value === value) ? undefined : 'Must be one of the choices'
  if (field.type === 'texts') {
    if (!Array.isArray(value) || value.some((text) => typeof text !== 'string' || text.trim() === '')) return 'Must be a list of texts'
    if (field.maxItems !== undefined && value.length > field.maxItems) return `At most ${field.maxItems}`
    return undefined
  }
  if (value === 'unlimited') return field.canBeUnlimited === true ? undefined : 'Must be a number'
  if (typeof value !== 'object' || value === null) return 'Must be a number with a unit'
  const { amount, unit } = value as { amount?: unknown; unit?: unknown }
  if (typeof amount !== 'number' || !Number.isInteger(amount)) return 'Must be a whole number'
  if (!field.units.some((known) => known.value === unit)) return 'Must have one of the units'
  if (field.min !== undefined && amount < field.min) return `At least ${field.min}`
  if (field.max !== undefined && amount > field.max) return `At most ${field.max}`
  return undefined
}

const isSame = (a: SettingValue, b: SettingValue): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  if ('amount' in a && 'amount' in b) return a.amount === b.amount && a.unit === b.unit
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What of the values differs from the form's defaults. Rejects `bad-input` with `details.fields` for those it does not take. */
export const checkSettings = (form: SettingsForm, values: SettingValues): SettingValues => {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new BackupError('bad-input', 'settings must be an object', { field: 'settings' })
  }
  const known = new Map(form.groups.flatMap((group) => group.fields.map((field) => [field.id, field] as const)))
  const problems: [string, string][] = []
  const kept: [string, SettingValue][] = []
  for (const [id, value] of Object.entries(values)) {
    const field = known.get(id)
    const problem = field === undefined ? 'There is no such setting' : problemOf(field, value)
    if (problem !== undefined) problems.push([id, problem])
    else if (field !== undefined && !isSame(value, field.default)) kept.push([id, structuredClone(value)])
  }
  if (problems.length > 0) {
    const [[field] = ['']] = problems
    throw new BackupError('bad-input', 'settings were refused', { field, details: { fields: Object.fromEntries(problems) } })
  }
  return Object.fromEntries(kept)
}
