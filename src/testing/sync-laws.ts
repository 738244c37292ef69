import type { Domain, SettingField, SettingValue, SettingValues, SyncKind } from '../core/internal.js'
import { check, checkEqual, checkRejects } from './assert.js'
import { allUsers, callOf, idsOf, type Law, type World } from './law-world.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

const domainOf = async ({ adapter, scope }: World): Promise<Domain | undefined> => {
  const clouds = await adapter.listClouds(callOf())
  return clouds.find(({ id }) => id === scope.cloudId)?.domains.find(({ id }) => id === scope.domainId)
}

const fieldsOf = async ({ adapter, scope }: World): Promise<SettingField[]> =>
  ((await adapter.describeSettings?.(scope, callOf()))?.groups ?? []).flatMap(({ fields }) => fields)

const otherValue = (field: SettingField): SettingValue | undefined => {
  if (field.type === 'switch') return !field.default
  if (field.type === 'choice') return field.options.find(({ value }) => value !== field.default)?.value
  if (field.type === 'texts') return ['contract']
  const [unit] = field.units
  return unit === undefined ? undefined : { amount: field.min ?? 1, unit: unit.value }
}

export const syncLaws: readonly Law[] = [
  {
    name: 'a sync of each kind reports progress and is remembered; two at once are one',
    needs: ['sync'],
    async check(world) {
      const { adapter, scope } = world
      for (const kind of KINDS) {
        const before = (await domainOf(world))?.synced?.[kind]
        const reports: { done: number; total?: number | undefined }[] = []
        const watch = () => adapter.sync?.(scope, kind, { ...callOf(), onProgress: (progress) => reports.push(progress) })
        const [first, second] = await Promise.all([watch(), watch()])
        checkEqual(first, second, `two syncs of ${kind} at once`)
        check(first !== undefined && !Number.isNaN(Date.parse(first.finishedAt)), `a sync of ${kind} tells no time`)
        for (const { done, total } of reports)
          check(done >= 0 && (total === undefined || done <= total), `a sync of ${kind} reports ${done} of ${total}`)
        const after = (await domainOf(world))?.synced?.[kind]
        check(after !== undefined, `after a sync of ${kind} the domain has no time for it`)
        check(before === undefined || Date.parse(after) >= Date.parse(before), `the time of the ${kind} sync went back`)
      }
      const ids = idsOf(await allUsers(world))
      check(new Set(ids).size === ids.length, 'after a sync listUsers names a user twice')
    },
  },
  {
    name: 'an abort only stops watching a sync',
    needs: ['sync'],
    async check(world) {
      const { adapter, scope } = world
      const controller = new AbortController()
      const before = (await domainOf(world))?.synced?.users
      const watching = adapter.sync?.(scope, 'users', callOf(controller.signal)) ?? Promise.resolve()
      controller.abort()
      await watching.catch(() => undefined)
      // joins the one that runs, or it has ended already
      await adapter.sync?.(scope, 'users', callOf())
      check((await domainOf(world))?.synced?.users !== before, 'after an abort the sync did not go on')
    },
  },
  {
    name: 'settings can be read, changed and put back; a refused one changes nothing',
    needs: ['describeSettings', 'getSettings', 'saveSettings'],
    async check(world) {
      const { adapter, scope } = world
      const read = async (): Promise<SettingValues> => (await adapter.getSettings?.(scope, callOf())) ?? {}
      const save = (values: SettingValues) => adapter.saveSettings?.(scope, values, callOf()) ?? Promise.resolve({})
      const fields = await fieldsOf(world)
      check(new Set(idsOf(fields)).size === fields.length, 'two settings have the same id')
      const before = await read()
      for (const id of Object.keys(before)) check(idsOf(fields).includes(id), `getSettings tells '${id}', which the form does not have`)
      for (const field of fields) {
        const value = otherValue(field)
        if (value === undefined) continue
        checkEqual(await save({ [field.id]: value }), { [field.id]: value }, `saving '${field.id}'`)
        checkEqual(await read(), { [field.id]: value }, `reading '${field.id}' back`)
      }
      const defaults = Object.fromEntries(fields.map((field) => [field.id, field.default]))
      checkEqual(await save(defaults), {}, 'saving the defaults leaves nothing that differs')
      const details = await checkRejects(save({ 'no-such-setting': true }), 'bad-input', 'saving an unknown setting')
      const problems = (details as { fields?: Record<string, unknown> } | undefined)?.fields
      check(typeof problems?.['no-such-setting'] === 'string', 'a refused setting is not named in details.fields')
      for (const { id, type } of fields) {
        const wrong = type === 'switch' ? 'yes' : true
        await checkRejects(save({ [id]: wrong } as SettingValues), 'bad-input', `saving ${wrong} as '${id}'`)
      }
      checkEqual(await read(), {}, 'settings after refused saves')
      checkEqual(await save(before), before, 'putting the settings back')
    },
  },
]
