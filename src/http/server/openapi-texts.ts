import { PROBLEM_PREFIX, STATUS_OF } from '../contract/problem-types.js'

// Texts of the OpenAPI description, sufficient for writing a server or client without reading this package.

const statuses = Object.entries(STATUS_OF)
  .map(([code, status]) => `- \`${PROBLEM_PREFIX}${code}\`: ${status}`)
  .join('\n')

/** Rules for every operation, in Markdown. */
export const LAWS = `Choose which users get backed up, see the cost in credits, and start the backup.

**Standing.** Each user has the first standing that fits: \`deleted\` and \`suspended\` by accountStatus, \`protected\` by backupStatus \`protected\` or
\`pending\`, \`restart\` by backupStatus \`failed\` or \`paused\`, otherwise \`due\`. A start begins users that are due or restart. It takes the price of each due
user (\`credits\`, default 1) and nothing for a restart.

**Start.** The server counts the distinct users of all items again. If they take another number of credits than \`expectedCredits\`, or are another number
of users than \`expectedUsers\`, it responds 409 \`selection-changed\` and starts nothing. With too few credits it responds 409 \`not-enough-credits\`. Both
problems have the members \`expected\` and \`credits\` (allocated, starts, restarts, free, covered, skipped, available).

**Policies.** A policy starts the users that it covers, also users who join later: after each sync, when it is saved or resumed, and when credits come.
A covered user belongs to the oldest active policy that covers it. Users start in the order in which the directory first listed them, while credits and
\`limit\` allow; the others wait. A start with \`policy\` creates the policy with the start; its items, exceptions and settings are those of the start,
unless the policy has its own.

**Idempotency.** For at least 24 hours, the same \`Idempotency-Key\` and body return the same run. The same key with another body is 422 \`bad-input\`.

**Language.** Labels and reasons are in the language of \`Accept-Language\`, as far as the server has it.
With the capability \`locale-order\`, names sort in it too.

**Search and matching** ignore case. A match tries the id, then the address, then the aliases, and prefers active over suspended over deleted users.

**Pages.** A cursor is an opaque text of 1 to 4,096 characters. It belongs to its query: with another query it is 422 \`bad-input\`. A page without \`next\`
is the last one. A page may be empty and have \`next\`. The data may change between two pages: a server should return each record that does not change
meanwhile on exactly one page, and a client drops repeated ids.

**Dates** are in ISO 8601, in UTC.

**Problems** follow RFC 9457. Branch on \`type\`, which has this status:

${statuses}

401 has \`WWW-Authenticate\` and asks for other credentials. 403 is for credentials that are valid but do not suffice.

A request of the wrong shape is 400, and a body that is not JSON is 415, both with the type \`bad-input\`. 429 and 503 may have \`Retry-After\` in seconds.`

/** Meaning of each parameter of a path, query or header. */
export const PARAMETER_TEXTS: Readonly<Record<string, string>> = {
  cloudId: 'Id of a cloud in the list of clouds.',
  domainId: 'Id of a domain of this cloud.',
  runId: 'Id of a run of this domain.',
  policyId: 'Id of a policy of this domain.',
  syncId: 'Id of a sync, or a kind of sync for the running sync of this kind.',
  within:
    'Limits the list to members of a group through any nesting, `group:ID`, to users directly in an org unit, `org-unit:ID`, or to all users of the domain, `domain:DOMAIN_ID`.',
  search: 'Part of a name, address or alias, ignoring case.',
  accountStatus: 'Only users with one of these account statuses, separated by commas. Empty matches no user.',
  backupStatus: 'Only users with one of these backup statuses, separated by commas. Empty matches no user.',
  where:
    'Only users with these values, as JSON: `{"department":["Sales","Support"],"location":["Oslo"]}`. Values of one facet are alternatives, and a user must match every facet. `filters` lists facets and values; another one is 422 `bad-input`.',
  sort: 'Sort order; a leading minus sorts in descending order.',
  cursor: 'The `next` of the page before, for the same query.',
  limit: 'Preferred number of entries. The server may return another number.',
  status: 'Only users with this status.',
  state: 'Only holders in one of these states, separated by commas. `left`: no longer in the directory. Empty matches no holder.',
  groupBy: 'Adds totals by `state`, `org-unit`, or the id of a facet that `filters` lists.',
  action: 'Only entries of this action.',
  actor: 'Only entries of the actor with this id.',
  since: 'Only entries of this instant and later, in ISO 8601.',
  until: 'Only entries before this instant, in ISO 8601.',
  'If-Match': '`ETag` of the settings as read. After another change, nothing is saved: status 412, `bad-input`.',
  'Idempotency-Key':
    'A key that the client chooses once for each start, retry, give-back or saved policy, and sends again with each repetition of the same request.',
}
