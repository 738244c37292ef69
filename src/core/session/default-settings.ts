import { batch, signal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { BackupAdapter } from '../model/adapter.js'
import { type BackupError, unsupported } from '../model/errors.js'
import type { Scope, SettingsForm, SettingValues } from '../model/model.js'
import { createLoading } from './loading.js'

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
  const isSaving = signal(false)
  /** Number of the latest request or save. An answer to an earlier request is outdated by a later save. */
  let latest = 0

  const loading = createLoading({
    name: 'settings',
    scopeSignal: host.scopeSignal,
    isFresh: () => description.value !== undefined,
    async fetch(signal) {
      const number = ++latest
      const { port } = host
      if (port.describeSettings === undefined || port.getSettings === undefined) throw unsupported(port, 'describeSettings')
      const scope = await host.needScope()
      const [form, saved] = await Promise.all([port.describeSettings(scope, { signal }), port.getSettings(scope, { signal })])
      return () =>
        batch(() => {
          description.value = form
          if (number === latest) values.value = saved
        })
    },
  })

  return {
    description: loading.toReadable(description),
    values: loading.toReadable(values),
    error: loading.error,
    isSaving: toReadable(isSaving),
    reload: loading.reload,
    async save(next) {
      const { port } = host
      if (port.saveSettings === undefined) throw unsupported(port, 'saveSettings')
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
      batch(() => {
        description.value = undefined
        values.value = undefined
        loading.reset()
      })
      loading.renew().catch(() => {})
    },
  }
}
