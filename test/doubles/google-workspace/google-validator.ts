import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { GoogleAnswer, GoogleRequest } from './google-answers.js'
import { type Mask, parseMask } from './google-mask.js'

type Schema = Record<string, unknown> & { $ref?: string; properties?: Record<string, Schema>; items?: Schema }
interface Parameter {
  name: string
  in: string
  schema: { type?: string; minimum?: number; maximum?: number; enum?: string[] }
}
interface Operation {
  parameters?: ({ $ref: string } | Parameter)[]
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
/** A description of the Directory API in OpenAPI 3. */
export interface GoogleSpecification {
  paths: Record<string, Record<string, Operation> & { parameters?: Operation['parameters'] }>
  components: { parameters: Record<string, Parameter>; schemas: Record<string, Schema> }
}

type ValidateExchange = (request: GoogleRequest, answer: GoogleAnswer) => string[]

const resolveFrom =
  (known: Record<string, Parameter>) =>
  (parameter: { $ref: string } | Parameter): Parameter =>
    '$ref' in parameter ? (known[parameter.$ref.split('/').at(-1) ?? ''] as Parameter) : parameter

/** Names of a mask that the schema of the answer lacks. Fields of any shape are not checked. */
const unknownFields = (mask: Mask, schema: Schema, schemas: Record<string, Schema>): string[] => {
  const dereference = (one: Schema | undefined): Schema =>
    one?.$ref === undefined ? (one ?? {}) : (schemas[one.$ref.split('/').at(-1) ?? ''] ?? {})
  const own = dereference(dereference(schema).items ?? schema)
  if (own.properties === undefined) return []
  return [...mask].flatMap(([name, inner]) => {
    const field = own.properties?.[name]
    return field === undefined ? [name] : unknownFields(inner, field, schemas)
  })
}

const valueProblem = ({ name, schema }: Parameter, value: string): string[] => {
  const { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${name} has the unknown value ${value}`]
  if (type === 'integer' && (!/^\d+$/.test(value) || Number(value) < minimum || Number(value) > maximum)) return [`${name} is out of range`]
  return type === 'boolean' && !/^(true|false)$/.test(value) ? [`${name} is not a boolean`] : []
}

/**
 * Creates the check of exchanges against a specification. It returns what the specification does not allow. Answers of load balancers,
 * which are not JSON, are not checked.
 */
export const createGoogleValidator = ({ paths, components }: GoogleSpecification): ValidateExchange => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ $id: 'google', components })
  const compiled = new Map<string, ValidateFunction>()
  const problemsOf = (schema: Schema, value: unknown, name: string): string[] => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"google#/')
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as Schema)
    compiled.set(text, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
  }
  const templates = Object.keys(paths).map((template) => ({
    template,
    // the path of an org unit contains slashes
    expression: new RegExp(`^${template.replace(/\{[^}]+\}/g, (word) => (word === '{orgUnitPath}' ? '.+' : '[^/]+'))}$`),
  }))
  const resolve = resolveFrom(components.parameters)
  const hasErrors = components.schemas.GoogleError !== undefined

  return ({ method, path, query }, { status, body }) => {
    const found = templates.find(({ expression }) => expression.test(path))
    const item = found === undefined ? undefined : paths[found.template]
    const operation = item?.[method.toLowerCase()]
    const name = `${method} ${found?.template ?? path}:`
    if (item === undefined || operation === undefined) return [`${name} is not in the specification`]
    const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map(resolve)
    const problems = [...query].flatMap(([key, value]) => {
      const parameter = parameters.find((one) => one.name === key && one.in === 'query')
      return parameter === undefined ? [`${key} is an unknown parameter`] : valueProblem(parameter, value)
    })
    const schema = operation.responses['200']?.content?.['application/json']?.schema
    const fields = query.get('fields')
    if (fields !== null && schema !== undefined) {
      const mask = parseMask(fields)
      if (mask === undefined) problems.push('fields is not a field mask')
      else problems.push(...unknownFields(mask, schema, components.schemas).map((field) => `fields names the unknown field ${field}`))
    }
    if (status === 200 && schema !== undefined) problems.push(...problemsOf(schema, body, 'answer'))
    else if (typeof body === 'object' && hasErrors)
      problems.push(...problemsOf({ $ref: '#/components/schemas/GoogleError' }, body, 'error'))
    return problems.map((problem) => `${name} ${problem}`)
  }
}

const OWN = new URL('../../fixtures/clouds/google-admin-directory_v1.openapi.json', import.meta.url)

/** Returns what the specification in the fixtures does not allow in an exchange. */
export const validateExchange = createGoogleValidator(JSON.parse(readFileSync(OWN, 'utf8')) as GoogleSpecification)
