import { BackupError } from '../../core/internal.js'
import { type Endpoint, type EndpointId, endpoints } from '../contract/endpoints.js'
import { policyParams, runParams, scopeParams, syncParams } from '../contract/request-shapes.js'
import { parse } from './parse-request.js'
import { badRequest } from './problem-responses.js'

/** Every endpoint with its operation id. */
export const routedEndpoints = Object.entries(endpoints) as [EndpointId, Endpoint][]

/** Every path once. Reverse order puts `{runId}:retry` before `{runId}`, because Hono takes the first matching route. */
export const routedPaths = [...new Set(routedEndpoints.map(([, { path }]) => path))].sort().reverse()

/** Translates `{runId}:retry` to Hono's `:runId{[^/]+:retry}`, whose parameter includes the suffix. */
export const toRoute = (path: string): string =>
  path.replaceAll(/\{(\w+)\}(:[\w-]+)?/g, (_, name: string, suffix?: string) =>
    suffix === undefined ? `:${name}` : `:${name}{[^/]+${suffix}}`,
  )

/** Returns the value of `Allow`. A path with a `:verb` is also a path whose id ends with that text. */
export const allowedMethods = (path: string): string => {
  const withoutVerb = path.replace(/(\{\w+\}):[\w-]+$/, '$1')
  const methods = routedEndpoints
    .filter(([, endpoint]) => endpoint.path === path || endpoint.path === withoutVerb)
    .map(([, { method }]) => method)
  return [...new Set(methods), ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

/** Parses the path parameters, without the `:verb`. Rejects `bad-input` (400). */
export const parseParams = (path: string, given: Readonly<Record<string, string>>): Record<string, string> => {
  if (!('cloudId' in given)) return {}
  const suffix = /\}(:[\w-]+)$/.exec(path)?.[1] ?? ''
  if ('runId' in given) return parse(runParams, { ...given, runId: given.runId?.slice(0, -suffix.length || undefined) }, 'the path')
  if ('policyId' in given)
    return parse(policyParams, { ...given, policyId: given.policyId?.slice(0, -suffix.length || undefined) }, 'the path')
  return 'syncId' in given ? parse(syncParams, given, 'the path') : parse(scopeParams, given, 'the path')
}

/** Returns the error of a path that is not in the API. */
export const noSuchPath = (): BackupError => new BackupError('not-found', 'this path does not exist')

/** Rejects invalid paths that Hono accepts: Hono ignores a trailing slash, and keeps invalid percent-encoding unchanged. */
export const checkPath = (pathname: string): void => {
  if (pathname.endsWith('/')) throw noSuchPath()
  try {
    decodeURIComponent(pathname)
  } catch {
    throw badRequest('the path is not encoded as UTF-8')
  }
}
