// Small domains full of what makes lists hard: equal and folded names, shared addresses, wildcards, groups in circles, users and
// groups that are named but not here.
import fc from 'fast-check'

/** Any number up to this one: left to itself fast-check makes a few, however many there may be. */
const upTo = (maxLength) => ({ maxLength, size: 'max' })

const word = fc.constantFrom('Ann', 'ann', 'Änn', 'a%b', 'a_b', 'a\\b', 'Müller', 'MULLER', 'ß', 'İ', '李', '', "O'Neill", '100%', 'Smith')
const name = fc.tuple(word, word).map((words) => words.join(' ').trim())
const address = fc
  .tuple(fc.constantFrom('ann', 'Ann', 'x_y', 'xzy', 'müller', 'o%o'), fc.constantFrom('1', '2', '3', ''))
  .map(([local, number]) => `${local}${number}@Example.com`)

/** Every id is distinct; some differ by case only, and some are capitals that nobody has in small. */
const userId = (at) => (at % 5 === 4 ? `U${at - 1}` : at % 7 === 6 ? `X${at}` : `u${at}`)
const user = fc.record(
  {
    email: address,
    name,
    accountStatus: fc.constantFrom('active', 'active', 'active', 'suspended', 'deleted'),
    statusReason: fc.constantFrom('left', 'by administrator'),
    backupStatus: fc.constantFrom('none', 'none', 'none', 'none', 'pending', 'protected', 'paused', 'failed'),
    orgUnitId: fc.constantFrom('o0', 'o1'),
    aliases: fc.array(address, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['email', 'name', 'accountStatus', 'backupStatus'] },
)
const someUsers = fc.uniqueArray(fc.nat(35).map(userId), upTo(25))

const domain = fc.record({
  credits: fc.constant('unlimited'),
  users: fc.array(user, upTo(32)).map((users) => users.map((one, at) => ({ id: userId(at), ...one }))),
  groups: fc
    .array(
      fc.record({
        name,
        email: fc.option(address, { nil: undefined }),
        members: someUsers,
        groups: fc.option(
          fc.uniqueArray(
            fc.nat(9).map((at) => `g${at}`),
            upTo(4),
          ),
          { nil: undefined },
        ),
      }),
      upTo(8),
    )
    .map((groups) => groups.map((one, at) => ({ id: `g${at}`, ...one }))),
  orgUnits: fc
    .array(fc.record({ name, users: someUsers }), upTo(4))
    .map((units) => units.map((one, at) => ({ id: `o${at}`, parentId: at === 0 ? null : 'o0', ...one }))),
})

/**
 * So many domains of one tenant: `d0`, `d1`, …
 *
 * @returns {import('../../../src/compose/tenant.js').Tenant}
 */
export const randomTenant = (seed, count) => ({
  clouds: [
    {
      id: 'c',
      name: 'c',
      kind: 'google-workspace',
      domains: fc.sample(domain, { numRuns: count, seed }).map((one, at) => ({ ...one, id: `d${at}`, name: `d${at}` })),
    },
  ],
})

const filter = fc.record(
  {
    search: fc.constantFrom(
      'a',
      'an',
      'ann',
      'ANN',
      '%',
      '_',
      '\\',
      'a%',
      'x_y',
      'muller',
      '李',
      ' smith ',
      'ß',
      'nobody',
      'example',
      '\u0001',
    ),
    accountStatus: fc.uniqueArray(fc.constantFrom('active', 'suspended', 'deleted')),
    backupStatus: fc.uniqueArray(fc.constantFrom('none', 'pending', 'protected', 'paused', 'failed')),
    sort: fc.record({ by: fc.constantFrom('name', 'email', 'backupStatus'), descending: fc.boolean() }, { requiredKeys: ['by'] }),
    within: fc.oneof(
      fc.record({ kind: fc.constant('group'), id: fc.nat(8).map((at) => `g${at}`) }),
      fc.record({ kind: fc.constant('org-unit'), id: fc.nat(4).map((at) => `o${at}`) }),
    ),
    limit: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: ['limit'] },
)
export const queries = fc.array(filter, { minLength: 1, ...upTo(6) })

export const keys = fc.array(
  fc.oneof(
    fc.nat(35).map(userId),
    fc.nat(35).map((at) => userId(at).toUpperCase()),
    fc.nat(35).map((at) => userId(at).toLowerCase()),
    address,
    address.map((text) => text.toUpperCase()),
    fc.constantFrom('', 'nobody', 'MÜLLER1@example.com', 'mu\u0308ller1@example.com'),
  ),
  upTo(40),
)

export const items = fc.array(
  fc.oneof(
    fc.nat(35).map((at) => ({ kind: 'user', id: userId(at) })),
    fc.nat(9).map((at) => ({ kind: 'group', id: `g${at}` })),
    fc.nat(5).map((at) => ({ kind: 'org-unit', id: `o${at}` })),
  ),
  upTo(12),
)
