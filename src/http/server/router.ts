import { type Operation, operations } from './operations.js'
import { badRequest } from './problem-responses.js'

// Eighteen paths, compared part by part: a router of its own is shorter than the wiring of one from outside would be.

/** The operations of a path, by method, each with the parts its braces stand for. */
export type Found = ReadonlyMap<string, { operation: Operation; params: Readonly<Record<string, string>> }>

const PLACE = /^\{(\w+)\}(.*)$/

const matchers = operations.map((operation) => ({ operation, parts: operation.path.slice(1).split('/') }))

const match = (parts: readonly string[], given: readonly string[]): Record<string, string> | undefined => {
  if (parts.length !== given.length) return undefined
  const params: [string, string][] = []
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? ''
    const [, name, suffix = ''] = PLACE.exec(part) ?? []
    if (name === undefined) {
      if (value !== part) return undefined
    } else {
      if (!value.endsWith(suffix) || value.length === suffix.length) return undefined
      params.push([name, value.slice(0, value.length - suffix.length)])
    }
  }
  return Object.fromEntries(params)
}

/** What stands at a path below `/v1/`; empty when nothing does. Rejects a path that is not encoded UTF-8. */
export const find = (path: string): Found => {
  let given: string[]
  try {
    given = path.split('/').map(decodeURIComponent)
  } catch {
    throw badRequest('the path is not encoded as UTF-8')
  }
  const found = new Map<string, { operation: Operation; params: Record<string, string> }>()
  for (const { operation, parts } of matchers) {
    const params = match(parts, given)
    if (params !== undefined) found.set(operation.method, { operation, params })
  }
  return found
}
