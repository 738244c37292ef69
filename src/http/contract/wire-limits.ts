/** Version of the HTTP API; the first path segment below the base path. Changes of `v1` only add to it. */
export const VERSION = 'v1'

const MIB = 1024 * 1024
/** Maximum size of a request body in bytes, for every request except a start and the draft of a policy. */
export const MAX_BODY = MIB
/** Maximum size of the body of a start, and of the draft of a policy, in bytes. */
export const MAX_START_BODY = 64 * MIB
/** Maximum number of keys in one match; the client sends more keys in several requests. */
export const MAX_MATCH_KEYS = 20_000
/** Maximum length of the `where` of a list of users, in characters of its JSON, so that a URL fits into the headers of a request. */
export const MAX_WHERE = 8_000
/** Maximum number of items in one request for costs. */
export const MAX_COST_REFS = 1_000
/** Maximum number of settings in one request. */
export const MAX_SETTINGS = 1_000
/** Maximum number of items in one start or policy, and of exceptions. */
export const MAX_ITEMS = 1_000_000

/** Pattern of an `Idempotency-Key` header: 1 to 255 printable ASCII characters without a leading or trailing space. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/
