import type { Cloud } from '../../core/index.js'

/** The message where the scope names no domain that is known: there may be others to choose, or none at all. */
export const noDomainKey = (clouds: readonly Cloud[]): 'noDomain' | 'domainsEmpty' =>
  clouds.some(({ domains }) => domains.length > 0) ? 'noDomain' : 'domainsEmpty'
