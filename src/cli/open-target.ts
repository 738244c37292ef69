import type { AdapterWithoutPolicies, BackupAdapter, Cloud, Scope } from '../core/internal.js'
import { createValidatingAdapter } from '../core/internal.js'
import { createHttpAdapter } from '../http/client/http-adapter.js'
import { loadConfig } from './config/load-config.js'
import { type OpenBackend, openBackend } from './config/open-backend.js'
import { readSecret } from './config/read-secret.js'
import { formatFailure } from './log.js'
import { usageError } from './usage-error.js'

/** Options of every command that uses one backend. */
export const TARGET_OPTIONS = { config: 'text', url: 'text', 'token-env': 'text', simulate: 'flag' } as const

/** Help text of these options. */
export const TARGET_HELP = `  --config FILE     use the backend of this config (default: backup-start.config.mjs, .js or .ts in this folder)
  --url URL         use a running server, such as http://127.0.0.1:8787/api
  --token-env NAME  send the bearer token in this environment variable (with --url)
  --simulate        accept a simulated engine for real users: nothing is backed up`

export interface TargetValues {
  readonly config?: string
  readonly url?: string
  readonly 'token-env'?: string
  readonly simulate?: true
}

/** The backend that a command uses. */
export interface Target {
  adapter: BackupAdapter
  /** The backend of a config; undefined for a server at a URL. */
  backend: OpenBackend | undefined
  close(): Promise<void>
}

/** Creates the HTTP adapter of `--url`, with the token of `--token-env`. */
export const createUrlAdapter = async ({ url = '', 'token-env': tokenEnv }: TargetValues): Promise<AdapterWithoutPolicies> => {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw usageError(`--url must be a URL such as http://127.0.0.1:8787/api, not ${url}.`)
  const token = tokenEnv === undefined ? undefined : await readSecret({ env: tokenEnv }, '--token-env')
  return createHttpAdapter({ baseUrl: url, ...(token !== undefined && { getToken: () => token }) })
}

/** Opens the backend of a config or of a URL. */
export const openTarget = async (values: TargetValues, log: (line: string) => void): Promise<Target> => {
  if (values.url === undefined) {
    if (values['token-env'] !== undefined) throw usageError('--token-env applies only with --url.')
    const config = await loadConfig(values.config)
    const backend = await openBackend(config, {
      isSimulationAccepted: values.simulate === true,
      onError: (error) => log(formatFailure(error)),
    })
    return { adapter: createValidatingAdapter(backend.adapter), backend, close: () => backend.close() }
  }
  if (values.config !== undefined) throw usageError('--config and --url name two backends. Remove one of them.')
  return { adapter: createValidatingAdapter(await createUrlAdapter(values)), backend: undefined, close: async () => {} }
}

/** Lists the domains that match `--cloud` and `--domain`, each with its cloud. Rejects with a usage error if no domain matches. */
export const findScopes = async (
  adapter: BackupAdapter,
  { cloud: cloudId, domain: domainId }: { readonly cloud?: string; readonly domain?: string },
): Promise<(Scope & { cloud: Cloud })[]> => {
  const clouds = await adapter.listClouds({ signal: new AbortController().signal })
  const scopes = clouds
    .filter(({ id }) => cloudId === undefined || id === cloudId)
    .flatMap((cloud) => cloud.domains.map((domain) => ({ cloudId: cloud.id, domainId: domain.id, cloud })))
    .filter((scope) => domainId === undefined || scope.domainId === domainId)
  if (scopes.length > 0) return scopes
  const known = clouds.flatMap(({ id, domains }) => domains.map((domain) => `${domain.id} (cloud ${id})`))
  throw usageError(known.length === 0 ? 'The backend has no domains.' : `No domain matches. The backend has: ${known.join(', ')}.`)
}

/** Finds the one domain that matches `--cloud` and `--domain`. Rejects with a usage error if several domains match. */
export const findScope = async (adapter: BackupAdapter, values: { readonly cloud?: string; readonly domain?: string }): Promise<Scope> => {
  const [scope, ...others] = await findScopes(adapter, values)
  if (scope === undefined || others.length > 0) {
    throw usageError(`Name one domain with --domain, and its cloud with --cloud if two clouds have it.`)
  }
  return { cloudId: scope.cloudId, domainId: scope.domainId }
}
