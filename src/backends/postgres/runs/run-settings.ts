import {
  type Actor,
  checkSettings,
  describeActivity,
  isBackupError,
  type Scope,
  type SettingsForm,
  type SettingValues,
} from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { recordRefusal } from '../activity/record-refused.js'
import { findDomain, lockDomain } from '../database/domains.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'

/** The backup settings of every domain. */
export interface RunSettings {
  describeSettings(scope: Scope): Promise<SettingsForm>
  getSettings(scope: Scope): Promise<SettingValues>
  /** `checkCurrent` receives the stored settings under the lock of the domain, and rejects the change by throwing. */
  saveSettings(scope: Scope, values: SettingValues, actor?: Actor, checkCurrent?: (current: SettingValues) => void): Promise<SettingValues>
  /**
   * Merges the settings of a request over the settings of the domain.
   *
   * @throws `bad-input` for values that the form does not allow
   */
  resolveSettings(tx: Db | Tx, domain: number, overrides: 'default' | SettingValues): Promise<SettingValues>
  /** Merges stored settings in the same way, but drops values that the form no longer allows. */
  resolveStored(tx: Tx, domain: number, overrides: 'default' | SettingValues): Promise<SettingValues>
}

/** Drops stored values that the form no longer allows, because a directory may change its form at any time. */
const dropInvalid = (form: SettingsForm, values: SettingValues): SettingValues =>
  Object.assign(
    {},
    ...Object.entries(values).map(([id, value]) => {
      try {
        checkSettings(form, { [id]: value })
        return { [id]: value }
      } catch (error) {
        if (isBackupError(error)) return {}
        throw error
      }
    }),
  )

/** Creates the settings of a database. */
export const createRunSettings = (db: Db): RunSettings => {
  const read = async (tx: Db | Tx, domain: number): Promise<{ form: SettingsForm; values: SettingValues }> => {
    const row = await tx
      .selectFrom('domains')
      .innerJoin('clouds', 'clouds.id', 'domains.cloud_id')
      .select(['clouds.settings_form as form', 'domains.settings as values'])
      .where('domains.no', '=', domain)
      .executeTakeFirstOrThrow()
    return { form: row.form, values: checkSettings(row.form, dropInvalid(row.form, row.values)) }
  }

  return {
    describeSettings: async (scope) => (await read(db, await findDomain(db, scope))).form,
    getSettings: async (scope) => (await read(db, await findDomain(db, scope))).values,
    async saveSettings(scope, next, actor, checkCurrent) {
      const domain = await findDomain(db, scope)
      return recordRefusal(db, { domain, action: 'settings-saved', actor }, () =>
        transact(db, async (tx) => {
          await lockDomain(tx, domain)
          const { form, values: before } = await read(tx, domain)
          checkCurrent?.(before)
          const values = checkSettings(form, next)
          await tx
            .updateTable('domains')
            .set({ settings: JSON.stringify(values) })
            .where('no', '=', domain)
            .execute()
          await recordActivity(tx, domain, describeActivity.settingsSaved(before, values), actor)
          return values
        }),
      )
    },
    async resolveSettings(tx, domain, overrides) {
      const { form, values } = await read(tx, domain)
      if (overrides === 'default') return values
      // An override may set a value back to the form's default, and checkSettings then drops it from the result.
      return checkSettings(form, { ...values, ...overrides })
    },
    async resolveStored(tx, domain, overrides) {
      const { form, values } = await read(tx, domain)
      return overrides === 'default' ? values : checkSettings(form, { ...values, ...dropInvalid(form, overrides) })
    },
  }
}
