import * as z from 'zod/mini'
import { schemas } from '../../core/internal.js'
import { type Endpoint, endpoints } from '../contract/endpoints.js'
import { PROBLEM_PREFIX } from '../contract/problem-types.js'
import * as shapes from '../contract/request-shapes.js'
import { syncJob } from '../contract/sync-job.js'
import { IDEMPOTENCY_KEY, MAX_WHERE, VERSION } from '../contract/wire-limits.js'
import { LAWS, PARAMETER_TEXTS } from './openapi-texts.js'

type Json = Record<string, unknown>

const problem = z.looseObject({
  type: z.string().check(z.regex(new RegExp(`^${PROBLEM_PREFIX}`))),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  field: z.optional(z.string()),
})

/** Schemas with an entry in `components`. */
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
  Filters: schemas.filters,
  Costs: schemas.costs,
  Credits: schemas.credits,
  SettingValues: schemas.settingValues,
  SettingsForm: schemas.settingsForm,
  Run: schemas.run,
  RunPage: schemas.runPage,
  RunUserPage: schemas.runUserPage,
  PolicyPage: schemas.policyPage,
  Policy: schemas.policy,
  PolicyForecast: schemas.policyForecast,
  HolderPage: schemas.holderPage,
  GiveBackResult: schemas.giveBackResult,
  ActivityPage: schemas.activityPage,
  Scope: schemas.scope,
  Sync: syncJob,
  SyncResult: schemas.syncResult,
  SyncRequest: shapes.syncBody,
  MatchRequest: shapes.matchBody,
  CostsRequest: shapes.costsBody,
  StartRequest: shapes.startBody,
  RetryRequest: shapes.retryBody,
  PolicyDraft: shapes.policyBody,
  PolicyStatusRequest: shapes.policyStatusBody,
  GiveBackRequest: shapes.giveBackBody,
  Problem: problem,
}

const REFS = '#/components/schemas/'
const refTo = (schema: z.ZodMiniType): Json => {
  const name = Object.keys(NAMED).find((candidate) => NAMED[candidate] === schema)
  if (name === undefined) throw new Error('Give the schema a name in NAMED: an endpoint uses it.')
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

const parametersOf = (endpoint: Endpoint): Json[] => {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
  }))
  const query = endpoint.query === undefined ? {} : (z.toJSONSchema(endpoint.query, { io: 'output' }) as Json)
  const required = (query.required ?? []) as string[]
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    // Commas separate the entries of a list.
    ...(schema.type === 'array' && { style: 'form', explode: false }),
    // An object is sent as JSON, whose shape the description of the parameter explains.
    schema: schema.type === 'object' ? { type: 'string', maxLength: MAX_WHERE } : schema,
  }))
  const inHeader: Json[] = endpoint.isKeyed
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source, maxLength: 255 },
        },
      ]
    : []
  if (endpoint.isTagged === true && endpoint.method === 'PUT')
    inHeader.push({ name: 'If-Match', in: 'header', required: false, schema: { type: 'string', maxLength: 1000 } })
  return [...inPath, ...inQuery, ...inHeader].map((parameter) => {
    const description = PARAMETER_TEXTS[String(parameter.name)]
    if (description === undefined) throw new Error(`Describe the parameter ${parameter.name} in PARAMETER_TEXTS: an endpoint uses it.`)
    return { ...parameter, description }
  })
}

const TAGS: Readonly<Record<string, string>> = {
  directory: 'Clouds, users, groups and org units.',
  credits: 'Credits of a domain.',
  settings: 'Default settings of a domain.',
  syncs: 'Syncs of the directory.',
  backups: 'Started backups.',
  licenses: 'Users who hold a license.',
  policies: 'Standing selections.',
  activity: 'Who did what and when.',
}

/** Returns the tag of an endpoint: the first segment below the domain, or the directory. */
const tagOf = ({ path }: Endpoint): string => {
  const segment = /\{domainId\}\/([\w-]+)/.exec(path)?.[1] ?? ''
  return Object.hasOwn(TAGS, segment) ? segment : 'directory'
}

const describe = (operationId: string, endpoint: Endpoint): Json => ({
  operationId,
  summary: endpoint.summary,
  description: `${endpoint.summary} Needs the permission \`${endpoint.action}\`.`,
  tags: [tagOf(endpoint)],
  parameters: parametersOf(endpoint),
  ...(endpoint.body !== undefined && {
    requestBody: { required: true, content: { 'application/json': { schema: refTo(endpoint.body) } } },
  }),
  responses: {
    [endpoint.status]: {
      description: endpoint.summary,
      ...(endpoint.isTagged === true && { headers: { ETag: { description: 'Version.', schema: { type: 'string' } } } }),
      ...(endpoint.answer !== undefined && { content: { 'application/json': { schema: refTo(endpoint.answer) } } }),
    },
    default: {
      description: 'A problem (RFC 9457). Branch on `type` only.',
      content: { 'application/problem+json': { schema: { $ref: `${REFS}Problem` } } },
    },
  },
})

/** Returns the OpenAPI 3.1 description of `createHandler`, generated from the schemas that parse its requests. */
export const openApi = (): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [id, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = `/${VERSION}${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describe(id, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'backup-start',
      version: VERSION,
      description: LAWS,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The path under which the handler is mounted.' }],
    tags: Object.entries(TAGS)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: componentsOf(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    // The empty alternative is for hosts that authorize by cookie.
    security: [{ token: [] }, {}],
  }
}
