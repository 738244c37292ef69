import type { Cloud } from '../../core/index.js'

/** Returns the message for a scope without a known domain: choose another domain, or no domains exist. */
export const noDomainKey = (clouds: readonly Cloud[]): 'noDomain' | 'domainsEmpty' =>
  clouds.some(({ domains }) => domains.length > 0) ? 'noDomain' : 'domainsEmpty'
