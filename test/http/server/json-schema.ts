type Schema = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** Keywords without constraints. */
const ANNOTATIONS = new Set(['description', 'title', 'format', '$defs', 'default'])

/**
 * Validates a value against the part of JSON Schema 2020-12 that the description uses. Independent of the library that generated the
 * schemas. Returns the violations. Throws on an unknown keyword, so that no keyword is ignored.
 */
export const misfits = (schema: Schema, value: unknown, resolve: (ref: string) => Schema, at = '$'): string[] => {
  const wrong: string[] = []
  const say = (message: string): number => wrong.push(`${at}: ${message}`)
  const sub = (part: unknown, inner: unknown, place: string): string[] => misfits(part as Schema, inner, resolve, place)
  for (const [word, rule] of Object.entries(schema)) {
    if (ANNOTATIONS.has(word)) continue
    switch (word) {
      case '$ref':
        wrong.push(...misfits(resolve(rule as string), value, resolve, at))
        break
      case 'type': {
        const types = [rule].flat()
        if (!types.includes(typeOf(value)) && !(types.includes('integer') && Number.isInteger(value)))
          say(`is ${typeOf(value)}, not ${rule}`)
        break
      }
      case 'const':
        if (value !== rule) say(`is not ${rule}`)
        break
      case 'enum':
        if (!(rule as unknown[]).includes(value)) say(`${String(value)} is not one of ${String(rule)}`)
        break
      case 'anyOf':
      case 'oneOf': {
        const fitting = (rule as Schema[]).filter((option) => sub(option, value, at).length === 0).length
        if (word === 'anyOf' ? fitting === 0 : fitting !== 1) say(`fits ${fitting} of ${word}`)
        break
      }
      case 'properties':
        if (!isRecord(value)) break
        for (const [name, part] of Object.entries(rule as Schema)) {
          if (Object.hasOwn(value, name)) wrong.push(...sub(part, value[name], `${at}.${name}`))
        }
        break
      case 'required':
        for (const name of rule as string[]) if (!isRecord(value) || !Object.hasOwn(value, name)) say(`misses ${name}`)
        break
      case 'additionalProperties': {
        if (!isRecord(value)) break
        const known = Object.keys((schema.properties ?? {}) as object)
        for (const name of Object.keys(value)) {
          if (known.includes(name)) continue
          if (rule === false) say(`has ${name} besides`)
          else if (isRecord(rule)) wrong.push(...sub(rule, value[name], `${at}.${name}`))
        }
        break
      }
      case 'propertyNames':
        if (isRecord(value)) for (const name of Object.keys(value)) wrong.push(...sub(rule, name, `${at} name`))
        break
      case 'items':
        if (Array.isArray(value)) value.forEach((item, index) => void wrong.push(...sub(rule, item, `${at}[${index}]`)))
        break
      case 'maxItems':
        if (Array.isArray(value) && value.length > (rule as number)) say('has too many items')
        break
      case 'minLength':
        if (typeof value === 'string' && value.length < (rule as number)) say('is too short')
        break
      case 'maxLength':
        if (typeof value === 'string' && value.length > (rule as number)) say('is too long')
        break
      case 'pattern':
        if (typeof value === 'string' && !new RegExp(rule as string, 's').test(value)) say(`does not match ${rule}`)
        break
      case 'minimum':
        if (typeof value === 'number' && value < (rule as number)) say('is too small')
        break
      case 'maximum':
        if (typeof value === 'number' && value > (rule as number)) say('is too big')
        break
      case 'exclusiveMinimum':
        if (typeof value === 'number' && value <= (rule as number)) say('is too small')
        break
      default:
        throw new Error(`the keyword ${word} is not known here`)
    }
  }
  return wrong
}
