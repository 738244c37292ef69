import { hash, type SettingValues } from '../../core/internal.js'
import { Refusal } from './problem-responses.js'

/** Returns the `ETag` of settings, which does not depend on the order of the fields. */
export const settingsTag = (values: SettingValues): string => {
  const text = JSON.stringify(Object.entries(values).sort())
  return `"${hash(text)}"`
}

/**
 * Returns the check of an `If-Match` header, or undefined without the header. Weak tags count too, because proxies that compress weaken
 * tags.
 */
export const matchCheck = (header: string | null): ((current: SettingValues) => void) | undefined => {
  if (header === null || header.trim() === '*') return undefined
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return (current) => {
    const etag = settingsTag(current)
    if (tags.includes(etag)) return
    throw new Refusal(412, 'bad-input', 'the settings have changed: read them again, then repeat the change', {
      field: 'If-Match',
      headers: { etag },
    })
  }
}
