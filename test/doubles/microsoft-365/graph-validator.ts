import { readFileSync } from 'node:fs'
import { createSchemaCheck, type Parameter, queryProblems, resolveParameter } from '../schema-check.js'
import type { GraphAnswer, GraphRequest } from './graph-answers.js'

/** A request and its answer, alone or as a part of a batch. */
export interface Exchange {
  request: GraphRequest
  answer: GraphAnswer
}

type Schema = Record<string, unknown>
interface Operation {
  parameters?: ({ $ref: string } | Parameter)[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>
}
interface Specification {
  paths: Record<string, Record<string, Operation> & { parameters?: Operation['parameters'] }>
  components: { parameters: Record<string, Parameter>; schemas: Record<string, Schema> }
}

const specification = JSON.parse(
  readFileSync(new URL('../../fixtures/clouds/msgraph-v1.0.openapi.json', import.meta.url), 'utf8'),
) as Specification
const { paths, components } = specification
// The excerpt has no mailbox settings. Microsoft documents this operation and the values of the property.
paths['/users/{userId}/mailboxSettings'] = {
  get: {
    parameters: [{ $ref: '#/components/parameters/select' }],
    responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/mailboxSettings' } } } } },
  },
} as unknown as Specification['paths'][string]
components.schemas.mailboxSettings = {
  type: 'object',
  required: ['userPurpose'],
  properties: { userPurpose: { enum: ['user', 'linked', 'shared', 'room', 'equipment', 'others', 'unknownFutureValue'] } },
}
// The reference documents these parameters of the lists of Microsoft 365 Backup, a further reason, and the status of a job in two spellings.
for (const [path, item] of Object.entries(paths)) {
  if (!/BulkAdditionJobs(\/|$)|serviceApps$|Policies$/.test(path)) continue
  const lists = ['select', 'top', 'skiptoken'].map((name) => ({ $ref: `#/components/parameters/${name}` }))
  if (item.get !== undefined) item.get.parameters = [...(item.get.parameters ?? []), ...lists]
}
;(components.schemas['microsoft.graph.disableReason'] as { enum: string[] }).enum.push('controllerServiceAppDeleted')
;(components.schemas['microsoft.graph.protectionUnitsBulkJobStatus'] as { enum: string[] }).enum.push('CompletedWithErrors')

const problemsOf = createSchemaCheck(components)

const templates = Object.keys(paths).map((template) => ({
  template,
  expression: new RegExp(`^${template.replace(/[.$]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
}))
/** The schemas make properties optional, but a selected property is present. Deltas omit properties that are not set. */
const selectionProblems = ({ request: { url }, answer: { body } }: Exchange): string[] => {
  const selected = new URLSearchParams(url.split('?', 2)[1]).get('$select')?.split(',')
  const items = (body as { value?: unknown } | undefined)?.value
  if (selected === undefined || !Array.isArray(items) || url.startsWith('/users/delta')) return []
  return items.flatMap((item: Record<string, unknown>, place) => {
    // a reference to an object that is no user has no properties of a user
    if (typeof item['@odata.type'] === 'string' && item['@odata.type'] !== '#microsoft.graph.user') return []
    const absent = selected.filter((name) => !(name in item)).map((name) => `value/${place} lacks ${name}`)
    const extra = Object.keys(item).filter((name) => !name.startsWith('@') && !selected.includes(name))
    return [...absent, ...extra.map((name) => `value/${place} has ${name}, which is not selected`)]
  })
}

/** Returns what the specification does not allow in an exchange. Error answers of gateways, which are no JSON, are not checked. */
export const validateExchange = (exchange: Exchange): string[] => {
  const { request, answer } = exchange
  const [path = ''] = request.url.split('?')
  const exact = templates.find(({ template }) => template === path) ?? templates.find(({ expression }) => expression.test(path))
  const name = `${request.method} ${exact?.template ?? path}:`
  const item = exact === undefined ? undefined : paths[exact.template]
  const operation = item?.[request.method.toLowerCase()]
  if (item === undefined || operation === undefined) return [`${name} is not in the specification`]
  const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map((one) =>
    resolveParameter(one, components.parameters),
  )
  const problems = queryProblems(new URLSearchParams(request.url.split('?', 2)[1]), parameters)
  const bodySchema = operation.requestBody?.content['application/json']?.schema
  if (bodySchema !== undefined) problems.push(...problemsOf(bodySchema, request.body, 'request'))
  if (answer.status >= 200 && answer.status < 300) {
    const schema = operation.responses[answer.status]?.content?.['application/json']?.schema
    if (schema !== undefined) problems.push(...problemsOf(schema, answer.body, 'answer'), ...selectionProblems(exchange))
  } else if (typeof answer.body === 'object') {
    problems.push(...problemsOf({ $ref: '#/components/schemas/microsoft.graph.ODataErrors.ODataError' }, answer.body, 'error'))
  }
  return problems.map((problem) => `${name} ${problem}`)
}
