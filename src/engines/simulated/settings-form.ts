import type { CloudKind } from '../../compose/tenant.js'
import type { SettingField, SettingsForm } from '../../core/internal.js'
import { englishTexts, type SimulatedTexts } from './simulated-texts.js'

type Group = SettingsForm['groups'][number]
type Extra = Pick<SettingField, 'help' | 'when' | 'isDomainWide'>

const toggle = (id: string, label: string, isOn: boolean, extra: Extra = {}): SettingField => ({
  id,
  label,
  type: 'switch',
  default: isOn,
  ...extra,
})

const servicesOf = (kind: CloudKind, { services }: SimulatedTexts): readonly { id: string; label: string }[] => {
  const both = [
    { id: 'calendar', label: services.calendar },
    { id: 'contacts', label: services.contacts },
  ]
  if (kind === 'google-workspace')
    return [{ id: 'gmail', label: 'Gmail' }, ...both, { id: 'drive', label: 'Drive' }, { id: 'sites', label: services.sites }]
  return [{ id: 'mail', label: services.exchangeMail }, ...both, { id: 'drive', label: 'OneDrive' }, { id: 'sites', label: 'SharePoint' }]
}

const mailGroup = (label: string, serviceId: string, isGoogle: boolean, texts: SimulatedTexts): Group => {
  const withMail = { when: { field: `service-${serviceId}`, is: true } }
  return {
    id: 'mail',
    label,
    fields: [
      toggle('mail-trash', isGoogle ? texts.includeTrash : texts.includeDeletedItems, false, withMail),
      toggle('mail-spam', isGoogle ? texts.includeSpam : texts.includeJunk, false, withMail),
    ],
  }
}

const driveGroup = (isGoogle: boolean, texts: SimulatedTexts): Group => {
  const drive = isGoogle ? 'Drive' : 'OneDrive'
  const withDrive = { when: { field: 'service-drive', is: true } }
  const scope: SettingField = {
    id: 'drive-scope',
    label: texts.documentsIn(drive),
    type: 'choice',
    options: [
      { value: 'owned', label: texts.documentsOwned },
      { value: 'all', label: texts.documentsAll },
    ],
    default: 'owned',
    ...withDrive,
  }
  const endings: SettingField = {
    id: 'exclude-extensions',
    label: texts.excludeEndings,
    help: texts.excludeEndingsHelp,
    type: 'texts',
    maxItems: 50,
    default: [],
    ...withDrive,
  }
  const largest: SettingField = {
    id: 'exclude-larger-than',
    label: texts.excludeLarger,
    type: 'number',
    units: ['MB', 'GB'].map((value) => ({ value, label: value })),
    min: 1,
    max: 100_000,
    canBeUnlimited: true,
    default: 'unlimited',
    ...withDrive,
  }
  return {
    id: 'drive',
    label: drive,
    fields: [
      scope,
      toggle('shared-drives', isGoogle ? texts.includeSharedDrives : texts.includeSharedLibraries, false, {
        when: { field: 'drive-scope', is: 'all' },
      }),
      toggle('drive-trash', isGoogle ? texts.includeTrash : texts.includeRecycleBin, false, withDrive),
      endings,
      largest,
      toggle('include-video', texts.includeVideo, true, withDrive),
      toggle('include-audio', texts.includeAudio, true, withDrive),
      toggle('include-images', texts.includeImages, true, withDrive),
    ],
  }
}

const retentionGroup = (services: readonly { id: string; label: string }[], texts: SimulatedTexts): Group => {
  const retention = (id: string, label: string, extra: Extra = {}): SettingField => ({
    id: `retention-${id}`,
    label,
    type: 'number',
    units: (['days', 'months', 'years'] as const).map((value) => ({ value, label: texts.units[value] })),
    min: 1,
    max: 3650,
    canBeUnlimited: true,
    default: 'unlimited',
    ...extra,
  })
  return {
    id: 'retention',
    label: texts.retention,
    help: texts.retentionHelp,
    fields: [
      ...services.map(({ id, label }) => retention(id, label, { when: { field: `service-${id}`, is: true } })),
      retention('suspended', texts.suspendedUsers),
      retention('deleted', texts.deletedUsers),
    ],
  }
}

/** The settings of the simulated engine for one kind of cloud: services, exclusions and retention. */
export const settingsFormOf = (kind: CloudKind, texts: SimulatedTexts = englishTexts): SettingsForm => {
  const isGoogle = kind === 'google-workspace'
  const services = servicesOf(kind, texts)
  const [mail = { id: 'mail', label: '' }] = services
  const groups: Group[] = [
    {
      id: 'services',
      label: texts.servicesGroup,
      help: texts.servicesHelp,
      fields: services.map(({ id, label }) => toggle(`service-${id}`, label, true)),
    },
    {
      id: 'general',
      label: texts.general,
      fields: [
        toggle('auto-backup-new-users', texts.newUsers, false, { isDomainWide: true }),
        toggle('trash-only', texts.liteMode, false, { help: texts.liteModeHelp }),
      ],
    },
    mailGroup(mail.label, mail.id, isGoogle, texts),
    driveGroup(isGoogle, texts),
    retentionGroup(services, texts),
  ]
  if (isGoogle) groups.push({ id: 'classroom', label: 'Classroom', fields: [toggle('classroom-new', texts.newClasses, false)] })
  return { groups }
}
