import type { BackupRequest, BackupSession } from '../../core/index.js'

/** Returns whether the settings of a request are the saved defaults of the domain, except settings that do not apply to one backup. */
export const hasDefaultSettings = ({ settings: { description, values } }: BackupSession, { settings }: BackupRequest): boolean => {
  if (settings === 'default') return true
  const isSame = (id: string): boolean => JSON.stringify(settings[id]) === JSON.stringify(values.value?.[id])
  return (
    description.value?.groups.every(({ fields }) => fields.every(({ id, isDomainWide }) => isDomainWide === true || isSame(id))) === true
  )
}
