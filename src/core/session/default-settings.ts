import { batch, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, BackupError, toBackupError } from '../model/errors.js'
import type { Scope, SettingsForm, SettingValues } from '../model/model.js'

/** The default settings of the domain and their description. They load on the first subscription. */
export interface Settings {
  readonly description: Readable<SettingsForm | undefined>
  /** The values that differ from the defaults of the description. */
  readonly values: Readable<SettingValues | undefined>
  readonly error: Readable<BackupError | undefined>
  readonly isSaving: Readable<boolean>
  reload(): Promise<void>
  /** Replaces all values that differ from the defaults. Rejects `bad-input` with `details.fields: Record<id, message>`. */
  save(values: SettingValues): Promise<SettingValues>
}

/** Connections between the settings and their session. */
export interface SettingsHost {
  port: BackupAdapter
  needScope(): Promise<Scope>
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
}

/** The settings with the methods reserved for their session. */
export interface OwnedSettings extends Settings {
  /** Clears the settings for a new scope. */
  reset(): void
}

/** Creates the settings of the current domain. */
export const createSettings = (host: SettingsHost): OwnedSettings => {
  const description = signal<SettingsForm | undefined>(undefined)
  const values = signal<SettingValues | undefined>(undefined)
  const error = signal<BackupError | undefined>(undefined)
  const isSaving = signal(false)
  let loading: Promise<void> | undefined
  let subscribers = 0
  /** Number of the latest request or save. An answer to an earlier request is outdated by a later save. */
  let latest = 0

  const unsupported = (method: string): BackupError =>
    new BackupError('unsupported', 'the adapter does not support this call', { call: `${host.port.name}.${method}` })

  const load = async (): Promise<void> => {
    const abort = host.scopeSignal()
    const number = ++latest
    error.value = undefined
    try {
      const { port } = host
      if (port.describeSettings === undefined || port.getSettings === undefined) throw unsupported('describeSettings')
      const scope = await host.needScope()
      const call = { signal: host.scopeSignal() }
      const [form, saved] = await Promise.all([port.describeSettings(scope, call), port.getSettings(scope, call)])
      if (abort.aborted) throw aborted('settings')
      batch(() => {
        description.value = form
        if (number === latest) values.value = saved
      })
    } catch (thrown) {
      const failure = toBackupError(thrown)
      if (!abort.aborted && failure.code !== 'aborted') error.value = failure
      throw failure
    }
  }

  const reload = (): Promise<void> => {
    const own = load().finally(() => {
      if (loading === own) loading = undefined
    })
    loading = own
    return own
  }

  const look = (): (() => void) => {
    subscribers += 1
    queueMicrotask(() => {
      if (subscribers > 0 && description.value === undefined && error.value === undefined && loading === undefined) reload().catch(() => {})
    })
    return () => {
      subscribers -= 1
    }
  }

  return {
    description: toReadable(description, look),
    values: toReadable(values, look),
    error: toReadable(error, look),
    isSaving: toReadable(isSaving),
    reload,
    async save(next) {
      const { port } = host
      if (port.saveSettings === undefined) throw unsupported('saveSettings')
      const abort = host.scopeSignal()
      isSaving.value = true
      try {
        const saved = await port.saveSettings(await host.needScope(), next, { signal: abort })
        if (abort.aborted) return saved
        latest += 1
        values.value = saved
        return saved
      } finally {
        isSaving.value = false
      }
    },
    reset() {
      loading = undefined
      batch(() => {
        description.value = undefined
        values.value = undefined
        error.value = undefined
      })
      if (subscribers > 0) reload().catch(() => {})
    },
  }
}
