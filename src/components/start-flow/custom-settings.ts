import type { BackupSession, Readable, SettingValues } from '../../core/index.js'
import { sameScope } from '../base/refs.js'

/** Settings for the next backup of a session that differ from the defaults of the domain. */
export interface CustomSettings extends Readable<SettingValues | undefined> {
  /** Sets the settings; `undefined` returns to the defaults. */
  set(values: SettingValues | undefined): void
}

const stores = new WeakMap<BackupSession, CustomSettings>()

const createCustomSettings = (session: BackupSession): CustomSettings => {
  const listeners = new Set<(values: SettingValues | undefined) => void>()
  let values: SettingValues | undefined
  let scope = session.scope.value
  const set = (next: SettingValues | undefined): void => {
    if (next === values) return
    values = next
    for (const listener of listeners) listener(values)
  }
  session.scope.subscribe((next) => {
    if (!sameScope(next, scope)) set(undefined)
    scope = next
  })
  return {
    get value() {
      return values
    },
    subscribe(listener) {
      listeners.add(listener)
      listener(values)
      return () => listeners.delete(listener)
    },
    set,
  }
}

/** Returns the custom settings of a session. The settings step writes them, the box starts with them; a start or a scope change drops them. */
export const customSettingsOf = (session: BackupSession): CustomSettings => {
  const known = stores.get(session)
  if (known !== undefined) return known
  const created = createCustomSettings(session)
  stores.set(session, created)
  return created
}
