import { readFileSync } from 'node:fs'
import { createSchemaCheck, type Parameter, queryProblems, resolveParameter } from '../schema-check.js'
import type { GoogleAnswer, GoogleRequest } from './google-answers.js'
import { type Mask, parseMask } from './google-mask.js'

type Schema = Record<string, unknown> & { $ref?: string; properties?: Record<string, Schema>; items?: Schema }
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

/**
 * Creates the check of exchanges against a specification. It returns what the specification does not allow. Answers of load balancers,
 * which are not JSON, are not checked.
 */
export const createGoogleValidator = ({ paths, components }: GoogleSpecification): ValidateExchange => {
  const problemsOf = createSchemaCheck(components)
  const templates = Object.keys(paths).map((template) => ({
    template,
    // the path of an org unit contains slashes
    expression: new RegExp(`^${template.replace(/\{[^}]+\}/g, (word) => (word === '{orgUnitPath}' ? '.+' : '[^/]+'))}$`),
  }))
  const hasErrors = components.schemas.GoogleError !== undefined

  return ({ method, path, query }, { status, body }) => {
    const found = templates.find(({ expression }) => expression.test(path))
    const item = found === undefined ? undefined : paths[found.template]
    const operation = item?.[method.toLowerCase()]
    const name = `${method} ${found?.template ?? path}:`
    if (item === undefined || operation === undefined) return [`${name} is not in the specification`]
    const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map((one) =>
      resolveParameter(one, components.parameters),
    )
    const problems = queryProblems(query, parameters)
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
