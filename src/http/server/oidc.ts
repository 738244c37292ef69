import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import { type Actor, BackupError, type Scope } from '../../core/internal.js'
import type { Action } from '../contract/endpoints.js'
import type { Authorize, Decision } from './permissions.js'

/** The claims of a verified access token. */
export type TokenClaims = JWTPayload

export interface OidcOptions {
  /** The issuer exactly as in its discovery document, such as `https://login.example.com/tenant`. */
  issuer: string
  /** Accepted values of `aud`. A token for another audience is rejected. */
  audience: string | readonly string[]
  /**
   * Decides what the caller may do. `scope` is undefined for the list of clouds. With `true`, the actor is the subject of the token, with
   * the name from its claims. Return an actor to use another id or name.
   */
  permissions: (claims: TokenClaims, action: Action, scope: Scope | undefined) => Decision | Promise<Decision>
  /** Accepted signature algorithms. Default: RS256, PS256, ES256, EdDSA. `none` and shared secrets are never accepted. */
  algorithms?: readonly string[] | undefined
  /** Tolerated difference between the clocks, in seconds. Default 30. */
  clockToleranceS?: number | undefined
  /** Replaces the global `fetch` for discovery and keys. */
  fetch?: typeof globalThis.fetch | undefined
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']
const TIMEOUT_MS = 5_000
/**
 * An unknown key id makes the verifier fetch the keys again, at most once in this time: a rotated key works soon, and made-up ids cost
 * little.
 */
const COOLDOWN_MS = 2_000

const bearerOf = ({ headers }: Request): string => {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (token === undefined) throw new BackupError('unauthorized', 'a bearer token is required')
  return token
}

const isSharedSecret = (algorithm: string): boolean => algorithm === 'none' || algorithm.startsWith('HS')

/** Returns the actor for a token. A machine's token may have no name. */
const actorOf = ({ sub, ...claims }: TokenClaims): Actor | undefined => {
  const name = [claims.name, claims.preferred_username, claims.email, sub].find((text) => typeof text === 'string' && text !== '')
  return sub === undefined || sub === '' ? undefined : { id: sub, name: String(name) }
}

/**
 * Returns an `authorize` hook that verifies bearer tokens (JWT) with the issuer's public keys. Keys are cached, and fetched again when a
 * token has an unknown key id.
 *
 * @throws BackupError `bad-input` for an invalid option
 * @example
 * createHandler(adapter, {
 * authorize: oidc({
 * issuer: 'https://login.example.com/tenant',
 * audience: 'backup',
 * permissions: ({ domains }, _action, scope) => scope === undefined || (domains as string[]).includes(scope.domainId),
 * }),
 * })
 */
export const oidc = (options: OidcOptions): Authorize => {
  const { issuer, permissions, algorithms = ALGORITHMS, clockToleranceS = 30, fetch = globalThis.fetch } = options
  const audience = [options.audience].flat()
  if (!URL.canParse(issuer)) throw new BackupError('bad-input', 'issuer must be a URL', { field: 'issuer' })
  if (audience.length === 0 || audience.includes(''))
    throw new BackupError('bad-input', 'audience must not be empty', { field: 'audience' })
  if (algorithms.length === 0 || algorithms.some(isSharedSecret))
    throw new BackupError('bad-input', 'algorithms must be asymmetric: RS256, PS256, ES256 or EdDSA', { field: 'algorithms' })

  const discover = async (): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet, customFetch } = await import('jose')
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`the discovery document responded with status ${response.status}`)
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
    if (document.issuer !== issuer) throw new Error('the discovery document names another issuer')
    if (typeof document.jwks_uri !== 'string') throw new Error('the discovery document names no jwks_uri')
    return createRemoteJWKSet(new URL(document.jwks_uri), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      [customFetch]: fetch,
    })
  }
  let keys: Promise<JWTVerifyGetKey> | undefined
  const keysOfIssuer = (): Promise<JWTVerifyGetKey> => {
    keys ??= discover()
    // The next request fetches the keys again.
    keys.catch(() => {
      keys = undefined
    })
    return keys
  }

  const verify = async (token: string): Promise<TokenClaims> => {
    const { errors, jwtVerify } = await import('jose')
    try {
      const checks = { issuer, audience, algorithms: [...algorithms], clockTolerance: clockToleranceS, requiredClaims: ['exp'] }
      return (await jwtVerify(token, await keysOfIssuer(), checks)).payload
    } catch (thrown) {
      const isIssuerAway =
        thrown instanceof errors.JWKSTimeout || !(thrown instanceof errors.JOSEError) || thrown.code === 'ERR_JOSE_GENERIC'
      // The messages of jose may quote claims; its codes do not.
      if (isIssuerAway) throw new BackupError('unavailable', 'the keys of the token issuer could not be fetched')
      throw new BackupError('unauthorized', `the token was rejected: ${thrown.code}`)
    }
  }

  /** A list of clouds calls `authorize` for each domain, so the token of a request is verified only once. */
  const verified = new WeakMap<Request, Promise<TokenClaims>>()
  return async (request, action, scope) => {
    const pending = verified.get(request) ?? verify(bearerOf(request))
    verified.set(request, pending)
    const claims = await pending
    const decision = await permissions(claims, action, scope)
    const actor = actorOf(claims)
    if (decision === true) return actor ?? true
    return decision === false && actor !== undefined ? { ...actor, isAllowed: false } : decision
  }
}
