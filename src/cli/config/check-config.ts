import * as z from 'zod/mini'
import { describeDatabaseUrl } from '../../backends/postgres/database/database-url.js'
import { fieldPath } from '../../core/internal.js'
import { isLoopbackName } from '../../http/server/loopback.js'
import { isProxy } from '../operation/client-address.js'
import { usageError } from '../usage-error.js'

const hasMethods = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function')

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** Returns whether a URL contains a password. An invalid URL counts as one, because it may contain a part of a password. */
const hasPassword = (url: string): boolean => {
  try {
    describeDatabaseUrl(url)
    return new URL(url).password !== ''
  } catch {
    return true
  }
}

const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.int({ error }).check(z.gte(min, { error }), z.lte(max, { error }))
}
const text = (error: string) => z.string({ error }).check(z.minLength(1, { error }))

const isName = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** Returns whether a value is a reference to a secret. */
const isSecret = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const [[kind, name] = [], ...rest] = Object.entries(value)
  return rest.length === 0 && (kind === 'env' || kind === 'file') && isName(name)
}

/** Returns whether a value is a PostgreSQL URL without a password, or a reference to a secret. */
const isDatabaseUrl = (value: unknown): boolean => {
  if (typeof value === 'string') return /^postgres(?:ql)?:\/\//.test(value) && !hasPassword(value)
  return isSecret(value)
}
const hasUrl = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, 'url')
const database = z.custom(
  (value) => {
    if (typeof value !== 'object' || value === null) return false
    const [[kind, place] = [], ...rest] = Object.entries(value)
    return rest.length === 0 && (kind === 'url' ? isDatabaseUrl(place) : kind === 'folder' && isName(place))
  },
  {
    error: ({ input }) =>
      hasUrl(input)
        ? "needs one url: a postgres:// URL without a password, fromEnv('DATABASE_URL') or fromFile('PATH')"
        : 'must be { url } of a PostgreSQL server or { folder } for an embedded one',
  },
)
const directory = z.custom((value) => hasMethods(value, ['clouds', 'users', 'groups', 'orgUnits']), {
  error: 'must be a directory: an object with the methods clouds, users, groups and orgUnits',
})
const isSchedule = (value: unknown): boolean =>
  value === false || z.strictObject({ everyHours: wholeNumber(1, 720) }).safeParse(value).success
const creditAmount = z.custom(
  (value) =>
    value === 'unlimited' || isFunction(value) || (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31),
  { error: "must be a whole number of credits, 'unlimited', or a function of the scope" },
)

const PATH_ERROR = 'must be a path such as /api'
const proxy = z.custom((value) => typeof value === 'string' && isProxy(value), {
  error: 'must be an address or a network such as 10.0.0.0/8',
})

/** Browsers send an origin without a trailing slash, so an origin with a slash never matches. */
const origin = z.custom(
  (value) => typeof value === 'string' && (value === '*' || (URL.canParse(value) && new URL(value).origin === value)),
  {
    error: "must be an origin such as https://portal.example, without a slash at its end, or '*'",
  },
)

/** Returns whether events may be sent to a URL: their content and signature need TLS, except on this machine. */
export const isWebhookUrl = (value: unknown): boolean => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, hostname, username, password } = new URL(value)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname)))
}

const EVENTS = ['backup-finished', 'backup-failed', 'sync-finished', 'sync-failed', 'policy-out-of-credits'] as const
const webhook = z.strictObject(
  {
    url: z.custom((value) => isSecret(value) || isWebhookUrl(value), {
      error: "must be an https:// URL without a password, fromEnv('NAME') or fromFile('PATH')",
    }),
    secret: z.custom(isSecret, { error: "must be fromEnv('NAME') or fromFile('PATH')" }),
    events: z.optional(z.array(z.enum(EVENTS, { error: `must be ${EVENTS.join(', ')}` }), { error: 'must be a list of events' })),
  },
  { error: "must be an object such as { url: 'https://…', secret: fromEnv('NAME') }" },
)

const rate = z.strictObject(
  { perMinute: wholeNumber(1, 1_000_000), burst: z.optional(wholeNumber(1, 1_000_000)) },
  { error: 'must be an object such as { perMinute: 60 }' },
)

const backendConfig = z.strictObject(
  {
    database,
    directories: z
      .array(directory, { error: 'must be a list of directories' })
      .check(z.minLength(1, { error: 'must contain at least one directory' })),
    engine: z.custom((value) => hasMethods(value, ['protect']) || hasMethods(value, ['protectMany']), {
      error: 'must be an engine: an object with the method protect or protectMany',
    }),
    auth: z.custom((value) => value === 'loopback' || isFunction(value), {
      error: "must be 'loopback' or a function (request, action, scope) => boolean, such as oidc({ … })",
    }),
    cors: z.optional(
      z
        .strictObject(
          {
            origins: z.array(origin, { error: 'must be a list of origins' }),
            credentials: z.optional(z.boolean({ error: 'must be true or false' })),
            maxAgeS: z.optional(wholeNumber(0, 86_400)),
          },
          { error: "must be an object such as { origins: ['https://portal.example'] }" },
        )
        .check(
          z.refine(({ origins, credentials = false }) => !(credentials && origins.includes('*')), {
            error: "must list each origin if credentials is true, because browsers refuse '*' with credentials",
          }),
        ),
    ),
    credits: z.optional(z.strictObject({ initial: creditAmount }, { error: 'must be an object such as { initial: 100 }' })),
    limits: z.optional(
      z.strictObject(
        {
          databaseConnections: z.optional(wholeNumber(2, 1000)),
          requestTimeoutMs: z.optional(wholeNumber(1000, 3_600_000)),
          perCaller: z.optional(rate),
          perDomain: z.optional(rate),
        },
        { error: 'must be an object such as { perCaller: { perMinute: 60 } }' },
      ),
    ),
    server: z.optional(
      z.strictObject(
        {
          host: z.optional(text('must be a host name or address')),
          port: z.optional(wholeNumber(0, 65_535)),
          basePath: z.optional(z.string({ error: PATH_ERROR }).check(z.regex(/^\/(?:[\w.~-]+\/?)*$/, { error: PATH_ERROR }))),
          trustedProxies: z.optional(z.array(proxy, { error: 'must be a list of addresses and networks' })),
          metricsToken: z.optional(z.custom(isSecret, { error: "must be fromEnv('NAME') or fromFile('PATH')" })),
          maxDirectoryAgeHours: z.optional(wholeNumber(1, 87_600)),
          shutdownMs: z.optional(wholeNumber(1000, 600_000)),
        },
        { error: 'must be an object such as { port: 8787 }' },
      ),
    ),
    schedule: z.optional(z.custom(isSchedule, { error: 'must be { everyHours } with a whole number from 1 to 720, or false' })),
    retention: z.optional(
      z.strictObject({ leftUsersDays: wholeNumber(1, 36_500) }, { error: 'must be an object such as { leftUsersDays: 90 }' }),
    ),
    log: z.optional(z.enum(['text', 'json'], { error: "must be 'text' or 'json'" })),
    onEvent: z.optional(z.custom(isFunction, { error: 'must be a function' })),
    webhooks: z.optional(z.array(webhook, { error: 'must be a list of webhooks' })),
  },
  { error: 'must be an object' },
)

/** Checks the shape of a config. Throws a usage error with the first invalid field, and never quotes a value. */
export const checkConfig = (config: unknown): void => {
  const result = z.safeParse(backendConfig, config)
  const [issue] = result.success ? [] : result.error.issues
  if (issue !== undefined) {
    const field = fieldPath(issue)
    if (issue.code === 'unrecognized_keys') throw usageError(`The config has an unknown field: ${field}.`, field)
    const problem = issue.message === 'Invalid input' ? 'is missing or invalid' : issue.message
    throw usageError(field === '' ? `The config ${problem}.` : `The config's ${field} ${problem}.`, field)
  }
  const { auth, server } = config as { auth: unknown; server?: { host?: string } }
  const host = server?.host ?? '127.0.0.1'
  if (auth === 'loopback' && !isLoopbackName(host)) {
    throw usageError(
      `The config's server.host ${host} lets anyone who reaches this machine start backups. Set auth, or listen on 127.0.0.1.`,
      'auth',
    )
  }
}
