import type { BackupError } from './errors.js'
import type { SettingsForm, SettingValues } from './model.js'
import type { Readable } from './readable.js'

/** The domain's default settings and their description. Loads when first subscribed to. */
export interface Settings {
  readonly description: Readable<SettingsForm | undefined>
  /** What differs from the description's defaults. */
  readonly values: Readable<SettingValues | undefined>
  readonly error: Readable<BackupError | undefined>
  readonly isSaving: Readable<boolean>
  reload(): Promise<void>
  /** Rejects `bad-input` with `details.fields: Record<id, message>` for refused settings. */
  save(values: SettingValues): Promise<SettingValues>
}
