import type { BackendEnding } from '../../backends/postgres/postgres-backend.js'
import type { BackupEngine } from '../../compose/backup-engine.js'
import type { Directory } from '../../compose/directory.js'
import type { Scope } from '../../core/internal.js'
import type { HandlerOptions } from '../../http/server/handler.js'
import type { Rate } from '../../http/server/rate-limit.js'
import type { LogFormat } from '../operation/logger.js'
import type { EventListener } from './backend-events.js'
import { checkConfig } from './check-config.js'
import type { Secret } from './secrets.js'

/** Credits of a domain: a number, or 'unlimited'. */
export type CreditAmount = number | 'unlimited'

/** Limits of one process. */
export interface LimitSettings {
  /** Number of connections to the PostgreSQL server. Half of them serve requests, the others serve jobs. Default: 10. */
  databaseConnections?: number | undefined
  /** Timeout for receiving a request, in milliseconds. Default: 600,000, enough for the largest start from a slow client. */
  requestTimeoutMs?: number | undefined
  /** Requests of one caller. Default: no limit. */
  perCaller?: Rate | undefined
  /** Requests of all callers for one domain. Default: no limit. */
  perDomain?: Rate | undefined
}

/** Address and port on which the server listens, its proxies, monitoring and shutdown. */
export interface ServerSettings {
  /** Default: 127.0.0.1. Other addresses need `auth`. */
  host?: string | undefined
  /** Default: 8787. 0 chooses a free port. */
  port?: number | undefined
  /** Path under which the API is mounted. Default: /api. */
  basePath?: string | undefined
  /**
   * Addresses and networks of proxies in front of the server, such as 10.0.0.0/8. Only their `X-Forwarded-For` is used, for limits of
   * callers without credentials. Default: none.
   */
  trustedProxies?: readonly string[] | undefined
  /** Bearer token that `/metrics` requires. Default: only requests from this machine may read it. */
  metricsToken?: Secret | undefined
  /** Maximum age of the last user sync in hours, above which `/readyz` fails. Default: no limit. */
  maxDirectoryAgeHours?: number | undefined
  /** Time for a clean stop after SIGTERM, in milliseconds. Default: 25,000. */
  shutdownMs?: number | undefined
}

/** A URL that receives events as signed POST requests. */
export interface WebhookSettings {
  /** HTTPS, except on this machine. A URL that contains a token must be a secret. */
  url: string | Secret
  /** Key of the signature: bytes in base64 after `whsec_`, or any other text. */
  secret: Secret
  /** Default: `backup-finished`, `backup-failed`, `sync-failed` and `policy-out-of-credits`. */
  events?: readonly BackendEnding['type'][] | undefined
}

/** Configuration of `backup-start serve` and `backup-start work`. */
export interface BackendConfig {
  /**
   * Storage of the mirror, the credit ledger and the runs. A PostgreSQL server may be shared by several processes; a folder holds an
   * embedded PostgreSQL that only one process can use. A URL with a password must be a secret.
   */
  database: { url: string | Secret } | { folder: string }
  /** Sources of users, groups and org units. Each cloud belongs to one directory. */
  directories: readonly Directory[]
  /** Backs users up. */
  engine: BackupEngine
  /** Authorizes requests, such as `oidc({ … })`. `'loopback'` serves only requests from this machine. */
  auth: 'loopback' | NonNullable<HandlerOptions['authorize']>
  /** Lets pages of other origins call the API. */
  cors?: HandlerOptions['cors']
  /** Credits that a domain receives when the backend first sees it. Default: 0. */
  credits?: { initial: CreditAmount | ((scope: Scope) => CreditAmount) } | undefined
  /**
   * How often each domain syncs users, then groups and org units, by itself, at a time that varies by a tenth of the interval. `false`: never.
   * Default: every 24 hours.
   */
  schedule?: { everyHours: number } | false | undefined
  /**
   * Erases the data of users who left the directory so many days ago. License holders stay until their license is given back. Default:
   * nobody is erased.
   */
  retention?: { leftUsersDays: number } | undefined
  /** Limits per process: connections to the database, time for a request to arrive, request rates per caller and per domain. */
  limits?: LimitSettings | undefined
  /** Address and port on which the server listens, its proxies, monitoring and shutdown. Default: `/api` on 127.0.0.1:8787. */
  server?: ServerSettings | undefined
  /** Format of the log: lines for people, or one JSON object per line with a line for each request. Default: `text`. */
  log?: LogFormat | undefined
  /** Receives what happens: starts, retries, ends of runs and syncs, changes of settings, failures. Its errors are logged. */
  onEvent?: EventListener | undefined
  /** URLs that receive the end of runs and syncs as signed POST requests, according to Standard Webhooks. */
  webhooks?: readonly WebhookSettings[] | undefined
}

/**
 * Checks a configuration and returns it.
 *
 * @throws `bad-input` with the first invalid field
 * @example
 * export default defineConfig({
 * database: { url: fromEnv('DATABASE_URL') },
 * directories: [directory],
 * engine,
 * auth: oidc({ issuer, audience, permissions }),
 * credits: { initial: 100 },
 * })
 */
export const defineConfig = (config: BackendConfig): BackendConfig => {
  checkConfig(config)
  return config
}
