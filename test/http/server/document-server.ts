// A server whose routes, parameters, shapes and statuses come from an OpenAPI document alone, in front of the operations of a backend. It
// imports nothing of `src/http`.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { BackupError, isBackupError } from '../../../src/core/index.js'
import type { Document } from './traffic.js'

/** A request as the document describes it. */
export interface DescribedRequest {
  path: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  headers: Headers
  body: unknown
}

/** An operation of the backend. A result with `etag` adds the header. */
export type Operation = (request: DescribedRequest) => Promise<unknown>

/** An answer with a version. */
export class Tagged {
  constructor(
    readonly body: unknown,
    readonly etag: string,
  ) {}
}

/** A problem whose status differs from the status of its type. */
class Refused extends BackupError {
  constructor(
    readonly status: number,
    reason: string,
    field?: string,
  ) {
    super('bad-input', reason, { field })
  }
}
export const refuse = (status: number, reason: string, field?: string): BackupError => new Refused(status, reason, field)

const problemOf = (thrown: unknown, statuses: ReadonlyMap<string, number>) => {
  const error = isBackupError(thrown) ? thrown : new BackupError('unavailable', 'internal')
  const status = error instanceof Refused ? error.status : (statuses.get(error.code) ?? 503)
  const details = typeof error.details === 'object' && error.details !== null ? error.details : {}
  return { ...details, type: `urn:backup-start:${error.code}`, title: error.code, status, detail: error.reason, field: error.field }
}

/** Creates the server. Throws at the creation if an operation of the document is missing. */
export const createDocumentServer = (document: Document, operations: Readonly<Record<string, Operation>>) => {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ajv.addSchema({ $id: 'api', ...document })
  const validators = new Map<unknown, ValidateFunction>()
  const fits = (schema: Record<string, unknown>, value: unknown): boolean => {
    const known = validators.get(schema) ?? (typeof schema.$ref === 'string' ? ajv.getSchema(`api${schema.$ref}`) : ajv.compile(schema))
    if (known === undefined) throw new Error(`the document lacks ${JSON.stringify(schema)}`)
    validators.set(schema, known)
    return known(value) === true
  }
  const { description = '' } = (document as unknown as { info: { description?: string } }).info
  const statuses = new Map(
    [...description.matchAll(/`urn:backup-start:([\w-]+)`: (\d+)/g)].map(([, code = '', status]) => [code, Number(status)]),
  )

  const routes = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const operation = operations[described.operationId]
      if (operation === undefined) throw new Error(`the backend lacks ${described.operationId}`)
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const pattern = new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '([^/]+?)')}$`)
      return { method: method.toUpperCase(), pattern, names, described, operation }
    }),
  )

  const readParameters = ({ described, names }: (typeof routes)[number], values: readonly string[], request: Request): DescribedRequest => {
    const { searchParams } = new URL(request.url)
    const path: Record<string, string> = {}
    const query: Record<string, unknown> = {}
    for (const name of searchParams.keys()) {
      if (!described.parameters.some((one) => one.in === 'query' && one.name === name)) throw refuse(400, 'unknown parameter', name)
    }
    for (const { name, in: place, required, schema } of described.parameters) {
      const text = { path: values[names.indexOf(name)], query: searchParams.get(name), header: request.headers.get(name) }[place]
      if (text === null || text === undefined) {
        if (required) throw refuse(400, 'a parameter is missing', name)
        continue
      }
      let value: unknown = text
      if (schema.type === 'array') value = text === '' ? [] : text.split(',')
      if (schema.type === 'number' || schema.type === 'integer') value = Number(text)
      if (!fits(schema, value)) throw refuse(400, 'a parameter is invalid', name)
      if (place === 'path') path[name] = text
      if (place === 'query') query[name] = value
    }
    return { path, query, headers: request.headers, body: undefined }
  }

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(pathname))
    if (route === undefined) throw new BackupError('not-found', 'no such path')
    const { described, operation, pattern } = route
    const values = (pattern.exec(pathname) ?? []).slice(1).map((text) => decodeURIComponent(text))
    const given = readParameters(route, values, request)
    const wanted = described.requestBody?.content?.['application/json']?.schema
    if (wanted !== undefined) {
      given.body = await request.json()
      if (!fits(wanted, given.body)) throw refuse(400, 'the body is invalid')
    }
    const [status = ''] = Object.keys(described.responses).filter((one) => one !== 'default')
    const result = await operation(given)
    const [body, headers] = result instanceof Tagged ? [result.body, { etag: result.etag }] : [result, {}]
    const schema = described.responses[status]?.content?.['application/json']?.schema
    if (schema === undefined) return new Response(null, { status: Number(status), headers })
    const text = JSON.stringify(body)
    if (!fits(schema, JSON.parse(text))) throw new Error(`${described.operationId} answers another shape: ${text.slice(0, 200)}`)
    return new Response(text, { status: Number(status), headers: { ...headers, 'content-type': 'application/json' } })
  }

  const failures: string[] = []
  return {
    /** Errors that are no answers of the backend: faults of the document or of this server. */
    failures,
    async fetch(request: Request): Promise<Response> {
      try {
        return await answer(request)
      } catch (thrown) {
        if (!isBackupError(thrown)) failures.push(String(thrown))
        const problem = problemOf(thrown, statuses)
        const headers = { 'content-type': 'application/problem+json' }
        return new Response(JSON.stringify(problem), { status: problem.status, headers })
      }
    },
  }
}
