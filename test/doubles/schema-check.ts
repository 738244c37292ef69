import { Ajv, type ValidateFunction } from 'ajv'

/** A parameter of an operation in OpenAPI 3. */
export interface Parameter {
  name: string
  in: string
  schema: { type?: string; minimum?: number; maximum?: number; enum?: string[] }
}

/** Returns the parameter itself, or the one that it refers to. */
export const resolveParameter = (parameter: { $ref: string } | Parameter, known: Readonly<Record<string, Parameter>>): Parameter =>
  '$ref' in parameter ? (known[parameter.$ref.split('/').at(-1) ?? ''] as Parameter) : parameter

/** Returns what is wrong with the parameters of a query. */
export const queryProblems = (query: URLSearchParams, parameters: readonly Parameter[]): string[] =>
  [...query].flatMap(([name, value]) => {
    const found = parameters.find((parameter) => parameter.name === name && parameter.in === 'query')
    if (found === undefined) return [`${name} is an unknown parameter`]
    const { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, enum: values } = found.schema
    if (values !== undefined && !values.includes(value)) return [`${name} has the unknown value ${value}`]
    if (type === 'integer' && (!/^\d+$/.test(value) || Number(value) < minimum || Number(value) > maximum))
      return [`${name} is out of range`]
    return type === 'boolean' && !/^(true|false)$/.test(value) ? [`${name} is not a boolean`] : []
  })

/** Creates the check of values against the schemas of a specification. It compiles each schema once. */
export const createSchemaCheck = (components: object) => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ $id: 'specification', components })
  const compiled = new Map<string, ValidateFunction>()
  return (schema: Readonly<Record<string, unknown>>, value: unknown, name: string): string[] => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"specification#/')
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object)
    compiled.set(text, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
  }
}
