import { checkSettings, isBackupError, type Scope, type SettingsForm, type SettingValues } from '../../core/internal.js'
import type { Db, Tx } from './database/tables.js'
import { findDomain } from './lists/find-domain.js'

/** What backups can be told, and what each domain's backups are told by default. */
export interface Settings {
  form(scope: Scope): Promise<SettingsForm>
  values(scope: Scope): Promise<SettingValues>
  save(scope: Scope, values: SettingValues): Promise<SettingValues>
  /** What a run is told: the domain's values with others on top. Rejects `bad-input` for those the form does not take. */
  forRun(tx: Tx, domain: number, overrides: 'default' | SettingValues): Promise<SettingValues>
}

/** Those of the kept values that the form still takes: a directory may bring another form at any time. */
const fitting = (form: SettingsForm, values: SettingValues): SettingValues =>
  Object.assign(
    {},
    ...Object.entries(values).map(([id, value]) => {
      try {
        return checkSettings(form, { [id]: value })
      } catch (error) {
        if (isBackupError(error)) return {}
        throw error
      }
    }),
  )

export const createSettings = (db: Db): Settings => {
  const read = async (tx: Db | Tx, domain: number): Promise<{ form: SettingsForm; values: SettingValues }> => {
    const row = await tx
      .selectFrom('domains')
      .innerJoin('clouds', 'clouds.id', 'domains.cloud_id')
      .select(['clouds.settings_form as form', 'domains.settings as values'])
      .where('domains.no', '=', domain)
      .executeTakeFirstOrThrow()
    return { form: row.form, values: fitting(row.form, row.values) }
  }

  return {
    form: async (scope) => (await read(db, await findDomain(db, scope))).form,
    values: async (scope) => (await read(db, await findDomain(db, scope))).values,
    async save(scope, next) {
      const domain = await findDomain(db, scope)
      const { form } = await read(db, domain)
      const values = checkSettings(form, next)
      await db
        .updateTable('domains')
        .set({ settings: JSON.stringify(values) })
        .where('no', '=', domain)
        .execute()
      return values
    },
    async forRun(tx, domain, overrides) {
      const { form, values } = await read(tx, domain)
      if (overrides === 'default') return values
      // what is overridden with the form's default differs from the domain's, and no longer from the form's
      return checkSettings(form, { ...values, ...overrides })
    },
  }
}
