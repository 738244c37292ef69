import type { SettingField, SettingValue, SettingValues } from '../core/internal.js'
import { type AdapterUnderTest, type ContractCheck, callOf, idsOf } from './adapter-under-test.js'
import { check, checkEqual, checkRejects } from './assertions.js'

const fieldsOf = async ({ adapter, scope }: AdapterUnderTest): Promise<SettingField[]> =>
  ((await adapter.describeSettings?.(scope, callOf()))?.groups ?? []).flatMap(({ fields }) => fields)

const otherValue = (field: SettingField): SettingValue | undefined => {
  if (field.type === 'switch') return !field.default
  if (field.type === 'choice') return field.options.find(({ value }) => value !== field.default)?.value
  if (field.type === 'texts') return ['contract']
  const [unit] = field.units
  return unit === undefined ? undefined : { amount: field.min ?? 1, unit: unit.value }
}

export const settingsChecks: readonly ContractCheck[] = [
  {
    name: 'saves, reads and resets settings; a rejected save changes nothing',
    needs: ['describeSettings', 'getSettings', 'saveSettings'],
    async check(world) {
      const { adapter, scope } = world
      const read = async (): Promise<SettingValues> => (await adapter.getSettings?.(scope, callOf())) ?? {}
      const save = (values: SettingValues) => adapter.saveSettings?.(scope, values, callOf()) ?? Promise.resolve({})
      const fields = await fieldsOf(world)
      check(new Set(idsOf(fields)).size === fields.length, 'two settings have the same id')
      const before = await read()
      for (const id of Object.keys(before)) check(idsOf(fields).includes(id), `getSettings returns '${id}', which the form does not have`)
      for (const field of fields) {
        const value = otherValue(field)
        if (value === undefined) continue
        checkEqual(await save({ [field.id]: value }), { [field.id]: value }, `saving '${field.id}'`)
        checkEqual(await read(), { [field.id]: value }, `reading '${field.id}' back`)
      }
      const defaults = Object.fromEntries(fields.map((field) => [field.id, field.default]))
      checkEqual(await save(defaults), {}, 'saving all defaults must leave no value')
      const details = await checkRejects(save({ 'no-such-setting': true }), 'bad-input', 'saving an unknown setting')
      const problems = (details as { fields?: Record<string, unknown> } | undefined)?.fields
      check(typeof problems?.['no-such-setting'] === 'string', 'details.fields does not name the rejected setting')
      for (const { id, type } of fields) {
        const wrong = type === 'switch' ? 'yes' : true
        await checkRejects(save({ [id]: wrong } as SettingValues), 'bad-input', `saving ${wrong} as '${id}'`)
      }
      checkEqual(await read(), {}, 'settings after rejected saves')
      checkEqual(await save(before), before, 'restoring the settings')
    },
  },
]
