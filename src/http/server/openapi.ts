import * as z from 'zod/mini'
import { schemas } from '../../core/internal.js'
import { KEY, PROBLEM, STATUS_OF, syncJob, VERSION } from '../contract.js'
import { type Operation, operations } from './operations.js'
import * as requests from './requests.js'

type Json = Record<string, unknown>

const problem = z.looseObject({
  type: z.string().check(z.regex(new RegExp(`^${PROBLEM}`))),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  field: z.optional(z.string()),
})

const NAMED: Readonly<Record<string, z.ZodMiniType>> = {
  Clouds: schemas.clouds,
  UserPage: schemas.userPage,
  User: schemas.user,
  GroupPage: schemas.groupPage,
  Group: schemas.group,
  OrgUnits: schemas.orgUnits,
  OrgUnit: schemas.orgUnit,
  Matches: schemas.matches,
  CoveragePage: schemas.coveragePage,
  Credits: schemas.credits,
  SettingValues: schemas.settingValues,
  SettingsForm: schemas.settingsForm,
  Run: schemas.run,
  RunPage: schemas.runPage,
  RunUserPage: schemas.runUserPage,
  Scope: schemas.scope,
  Sync: syncJob,
  SyncResult: schemas.syncResult,
  SyncRequest: requests.syncBody,
  MatchRequest: requests.matchBody,
  StartRequest: requests.startBody,
  RetryRequest: requests.retryBody,
  Problem: problem,
}

const REFS = '#/components/schemas/'
const refTo = (schema: z.ZodMiniType): Json => {
  const name = Object.keys(NAMED).find((candidate) => NAMED[candidate] === schema)
  if (name === undefined) throw new Error('a schema of an operation has no name')
  return { $ref: `${REFS}${name}` }
}

const componentsOf = (): Json => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const { schemas: made } = z.toJSONSchema(registry, { uri: (id) => `${REFS}${id}`, io: 'output' })
  return Object.fromEntries(
    Object.entries(made).map(([name, schema]) => {
      const { $schema: _, $id: __, ...rest } = schema as Json
      return [name, rest]
    }),
  )
}

const parametersOf = (operation: Operation): Json[] => {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
  }))
  const query = operation.query === undefined ? {} : (z.toJSONSchema(operation.query, { io: 'output' }) as Json)
  const required = (query.required ?? []) as string[]
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    // lists are written with commas
    ...(schema.type === 'array' && { style: 'form', explode: false }),
    schema,
  }))
  const inHeader = operation.isKeyed
    ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: KEY.source, maxLength: 255 } }]
    : []
  return [...inPath, ...inQuery, ...inHeader]
}

const describe = (operation: Operation): Json => ({
  operationId: operation.id,
  summary: operation.summary,
  parameters: parametersOf(operation),
  ...(operation.body !== undefined && {
    requestBody: { required: true, content: { 'application/json': { schema: refTo(operation.body) } } },
  }),
  responses: {
    [operation.status]: {
      description: operation.summary,
      ...(operation.answer !== undefined && { content: { 'application/json': { schema: refTo(operation.answer) } } }),
    },
    default: {
      description: 'A problem (RFC 9457). Branch on `type` only.',
      content: { 'application/problem+json': { schema: { $ref: `${REFS}Problem` } } },
    },
  },
})

/** The OpenAPI 3.1 description of what `createHandler` serves, made from the schemas it parses with. */
export const openApi = (): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const path = `/${VERSION}${operation.path}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'backup-start',
      version: VERSION,
      description: `Choose who gets backed up, see what it costs, start it. Problem types: ${Object.keys(STATUS_OF)
        .map((code) => `\`${PROBLEM}${code}\``)
        .join(', ')}.`,
    },
    paths,
    components: { schemas: componentsOf(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    // a host may take cookies instead
    security: [{ token: [] }, {}],
  }
}
