import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'

/** Result for a value that the schema does not accept as it is. */
export const REFUSED: unique symbol = Symbol('refused')

/** Returns a copy of an accepted value, equal to the output of the schema, or `REFUSED`. */
export type ReadValue = (value: unknown) => unknown

type Schema = z.core.$ZodType
type Fields = Record<string, unknown>
type Rule = { check: string; minimum?: number; value?: number; inclusive?: boolean }
type Checked = { checks?: readonly z.core.$ZodCheck[]; format?: string }

/** Reads by the schema itself, for kinds of schemas that are not compiled. */
const readBySchema =
  (schema: Schema): ReadValue =>
  (value) => {
    const result = safeParse(schema as z.ZodMiniType, value)
    return result.success ? result.data : REFUSED
  }

const compileObject = (shape: Readonly<Record<string, Schema>>): ReadValue => {
  const fields = Object.entries(shape).map(([key, schema]) => ({
    key,
    isOptional: schema._zod.def.type === 'optional',
    read: compileSchema(schema),
  }))
  const known: ReadonlySet<string> = new Set(Object.keys(shape))
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return REFUSED
    const given = value as Fields
    for (const key in given) if (!known.has(key)) return REFUSED
    const copy: Fields = {}
    for (const { key, isOptional, read } of fields) {
      const field = given[key]
      if (field === undefined) {
        if (!isOptional) return REFUSED
        if (key in given) copy[key] = undefined
        continue
      }
      const own = read(field)
      if (own === REFUSED) return REFUSED
      copy[key] = own
    }
    return copy
  }
}

const compileArray = (element: Schema): ReadValue => {
  const read = compileSchema(element)
  return (value) => {
    if (!Array.isArray(value)) return REFUSED
    const copy = new Array<unknown>(value.length)
    for (let index = 0; index < value.length; index += 1) {
      const own = read(value[index])
      if (own === REFUSED) return REFUSED
      copy[index] = own
    }
    return copy
  }
}

const readText: ReadValue = (value) => (typeof value === 'string' ? value : REFUSED)

/**
 * Compiles a schema to nested functions, without `eval`, which a content security policy forbids. A page of records is read in one pass,
 * without a result object for each field. Refused values are parsed again by the schema, which names what is wrong.
 */
export const compileSchema = (schema: Schema): ReadValue => {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const { checks = [], format } = def as Checked
  const rule = (checks.length > 1 ? {} : checks[0]?._zod.def) as Rule | undefined
  if (def.type === 'string' && format === undefined) {
    if (rule === undefined) return readText
    if (rule.check === 'min_length' && rule.minimum === 1) return (value) => (value === '' ? REFUSED : readText(value))
  }
  if (def.type === 'number' && format === 'safeint' && rule?.check === 'greater_than' && rule.value === 0 && rule.inclusive)
    return (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? value : REFUSED)
  if (rule !== undefined) return readBySchema(schema)
  if (def.type === 'optional' || def.type === 'nullable') {
    const inner = compileSchema(def.innerType)
    const empty = def.type === 'optional' ? undefined : null
    return (value) => (value === empty ? empty : inner(value))
  }
  if (def.type === 'array') return compileArray(def.element)
  // Strict objects only: their catchall accepts no value.
  if (def.type === 'object' && def.catchall?._zod.def.type === 'never') return compileObject(def.shape)
  if (def.type !== 'enum') return readBySchema(schema)
  const values: ReadonlySet<unknown> = new Set(Object.values(def.entries))
  return (value) => (values.has(value) ? value : REFUSED)
}
