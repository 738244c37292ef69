import type { ItemRef, Scope } from '../../core/internal.js'
import { VERSION } from './wire-limits.js'

/** Encodes an id as one path segment. */
export const toSegment = (id: string): string => encodeURIComponent(id)

/** Returns the path of a domain, relative to the base path and without a leading slash. */
export const scopePath = (scope: Scope): string => `${VERSION}/clouds/${toSegment(scope.cloudId)}/domains/${toSegment(scope.domainId)}`

/** Formats an item as the `within` query parameter: `group:ID`, `org-unit:ID` or `domain:ID`. */
export const formatWithin = (ref: ItemRef): string => `${ref.kind}:${ref.id}`

/** Parses a `within` query parameter that has already been validated. */
export const parseWithin = (text: string): ItemRef => {
  const colon = text.indexOf(':')
  return { kind: text.slice(0, colon) as ItemRef['kind'], id: text.slice(colon + 1) }
}
