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

**Items.** A \`group\` stands for its members through any nesting, an \`org-unit\` for the users directly in it, a \`domain\` for all of its users. An item
that does not exist stands for nobody. A user that an exception reaches is neither started nor counted, except in \`excepted\`.

**Start.** The server counts the distinct users of all items again and compares in this order. If they take another number of credits than
\`expectedCredits\`, or if a start begins another number of users (due and restart) than \`expectedUsers\`, it responds 409 \`selection-changed\`. If it
begins nobody, it responds 422 \`bad-input\`. With too few credits it responds 409 \`not-enough-credits\`. None of these starts anything. Both 409 problems
have the members \`expected\` (the \`expectedCredits\`), \`expectedUsers\` if the request has it, and \`credits\`:
\`{"allocated":8,"starts":12,"restarts":3,"free":1,"covered":17,"skipped":{"protected":4,"suspended":1,"deleted":0},"available":500}\`. \`allocated\` is the sum of
the prices. \`starts\` contains \`restarts\` and \`free\`, the due users at price 0. \`covered\` is \`starts\` and everybody skipped. \`excepted\` is present above 0.
\`available\` may be \`"unlimited"\`. A user who begins
is \`pending\`.

**Retry and stop.** A retry begins failed users of the run again, takes no credits, and ignores other users. It is 422 while the run is being stopped. A
stop gives each released user the backup status from before the start; users that a retry began are failed again and keep their license. A stopped or
finished run is returned unchanged.

**Policies.** A policy starts the users that it covers, also users who join later: after each sync, when it is saved or resumed, and when credits
come, also again those that a stop or a give-back has released. A covered user belongs to the oldest active policy that covers it. Users start in
the order in which the directory first listed them, while credits and \`limit\`, the most credits held through the policy, allow; the others wait.
Users at price 0 start in any case. Users whose backup failed or is paused are not started. If an exception is a group or an org unit, newly listed
users wait until a later sync has read the memberships: \`waitingFor\` is \`sync\`. \`counts\` has active users only; it counts each covered user in
every policy that covers it, whoever started the user: \`covered\` = \`protected\` (or pending) + \`waiting\` (without a backup) + \`failed\` (or
paused). A name is trimmed and has 1 to 200 characters, \`items\` is not empty, \`limit\` is from 0 to 2,147,483,647, and \`giveBackAfterDays\` from
0 to 3,650; otherwise the problem is 422 with \`field\`. A leaver holds a license through the policy and is deleted, gone, or no longer covered. The
first evaluation at least \`giveBackAfterDays\` after the one that found the leaver gives the license back. A paused or ended policy starts nobody
and gives nothing back. A change of the status of an ended policy is 422; the status that it already has changes nothing. A start with \`policy\`
creates the policy with the start, and is 422 if it takes more credits than \`limit\`; its items, exceptions and settings are those of the start,
unless the policy has its own. \`now\` of a forecast has the active covered users and the credits of protecting all of them, also of those who are
protected already.

**Licenses.** A license is the price that a start took, until it is given back. A give-back without users is 422. Its users have no backup afterwards.

**Activity** has an entry for each start, retry, stop, sync, give-back and change of settings and policies, and for each refused start, retry, give-back
and change.

**Idempotency.** For at least 24 hours, the same \`Idempotency-Key\` and body return the same run, as it is now, or the same result of a give-back. The order
of items, exceptions and users does not count, and an empty list of exceptions equals none. The same key with another body is 422 \`bad-input\`. A
request that was rejected has not used its key.

**Language.** Labels and reasons are in the language of \`Accept-Language\`, as far as the server has it.
With the capability \`locale-order\`, names sort in it too.

**Order.** Names sort without regard to case, and the numbers in them by value: "Room 2" before "Room 10". Users without a name are last. A
descending order is the exact reverse.

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
