import { misfits } from './json-schema.js'

interface Exchange {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: string
  status: number
  type: string | null
  answer: string
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Record<string, unknown>
}
interface Content {
  content?: Record<string, { schema: Record<string, unknown> }>
}
interface Described {
  operationId: string
  parameters: Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
}
export interface Document {
  openapi: string
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

const matcher = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '([^/]+?)')}$`)

/** Passes requests to a server and records them with their responses. */
export const createTraffic = (server: (request: Request) => Promise<Response>) => {
  const exchanges: Exchange[] = []
  return {
    exchanges,
    async fetch(request: Request): Promise<Response> {
      const url = new URL(request.url)
      const body = await request.clone().text()
      const response = await server(request)
      exchanges.push({
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        headers: new Headers(request.headers),
        body,
        status: response.status,
        type: response.headers.get('content-type'),
        answer: await response.clone().text(),
      })
      return response
    },
  }
}

const parsed = (text: string, schema: Record<string, unknown>): unknown => {
  if (schema.type === 'array') return text === '' ? [] : text.split(',')
  return schema.type === 'number' || schema.type === 'integer' ? Number(text) : text
}

/** Finds the described operation of a request. */
export const findOperation = ({ method, path }: { method: string; path: string }, document: Document): Described | undefined =>
  Object.entries(document.paths).find(([template, methods]) => matcher(template).test(path) && methods[method.toLowerCase()])?.[1][
    method.toLowerCase()
  ]

/** Checks an exchange against the description; returns the operation id and the violations. */
export const judge = (exchange: Exchange, document: Document): { id: string; wrong: string[] } => {
  const { method, path, query, headers, status, type, answer } = exchange
  const resolve = (ref: string): Record<string, unknown> => {
    const schema = document.components.schemas[ref.replace('#/components/schemas/', '')]
    if (schema === undefined) throw new Error(`${ref} leads nowhere`)
    return schema
  }
  const described = findOperation({ method, path }, document)
  if (described === undefined) return { id: '', wrong: [`${method} ${path} is not described`] }
  const wrong: string[] = []
  const check = (content: Content | undefined, text: string, media: string): void => {
    const schema = content?.content?.[media]?.schema
    if (schema === undefined) wrong.push(...(text === '' ? [] : [`${media} of ${status} is not described`]))
    else wrong.push(...misfits(schema, JSON.parse(text), resolve))
  }
  for (const { name, in: place, required, schema } of described.parameters) {
    const text = place === 'query' ? query.get(name) : place === 'header' ? headers.get(name) : undefined
    if (text === undefined) continue
    if (text === null) wrong.push(...(required ? [`${place} ${name} is missing`] : []))
    else wrong.push(...misfits(schema, parsed(text, schema), resolve, name))
  }
  const names = described.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  for (const name of query.keys()) if (!names.includes(name)) wrong.push(`query ${name} is not described`)
  if (described.requestBody !== undefined) check(described.requestBody, exchange.body, 'application/json')
  check(described.responses[status] ?? described.responses.default, answer, type ?? '')
  return { id: described.operationId, wrong }
}
