// Random small domains with the difficult cases of lists: equal and folded names, shared addresses, wildcards, cyclic groups, missing
// members.
import fc from 'fast-check'
import type { AccountStatus, BackupStatus, ItemRef, UserKind, UserQuery } from '../../../src/core/index.js'
import type { Tenant } from '../../../src/memory.js'

/** Lengths up to `maxLength`, evenly distributed. By default fast-check prefers short arrays. */
const upTo = (maxLength: number) => ({ maxLength, size: 'max' as const })

const word = fc.constantFrom(
  ...['Ann', 'ann', 'Änn', 'a%b', 'a_b', 'a\\b', 'Müller', 'MULLER', 'ß', 'İ', '李', '', "O'Neill", '100%', 'Smith'],
  ...['2', '10', '002', 'Room9', 'Room12345678901', '0'],
)
const name = fc.tuple(word, word).map((words) => words.join(' ').trim())
const address = fc
  .tuple(fc.constantFrom('ann', 'Ann', 'x_y', 'xzy', 'müller', 'o%o'), fc.constantFrom('1', '2', '3', ''))
  .map(([local, number]) => `${local}${number}@Example.com`)

/** Distinct ids. Some differ only by case, and some exist only in upper case. */
const userId = (at: number): string => (at % 5 === 4 ? `U${at - 1}` : at % 7 === 6 ? `X${at}` : `u${at}`)
const user = fc.record(
  {
    email: address,
    name,
    accountStatus: fc.constantFrom<AccountStatus[]>('active', 'active', 'active', 'suspended', 'deleted'),
    statusReason: fc.constantFrom('left', 'by administrator'),
    backupStatus: fc.constantFrom<BackupStatus[]>('none', 'none', 'none', 'none', 'pending', 'protected', 'paused', 'failed'),
    orgUnitId: fc.constantFrom('o0', 'o1'),
    aliases: fc.array(address, { minLength: 1, maxLength: 2 }),
    credits: fc.constantFrom(0, 2, 5),
    kind: fc.constantFrom<UserKind[]>('shared-mailbox', 'room'),
    facets: fc.record(
      {
        department: fc.constantFrom('Sales', 'sales ', 'R&D', 'Ænginé', 'Engine', 'R&D\nSales\nSALES', '', '\n', 'a%b'),
        title: fc.constantFrom('Clerk', 'Senior clerk'),
        kind: fc.constant('a facet that the computed one replaces'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['email', 'name', 'accountStatus', 'backupStatus'] },
)
const someUsers = fc.uniqueArray(fc.nat(35).map(userId), upTo(25))

const domain = fc.record({
  credits: fc.constant('unlimited' as const),
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

/** A tenant of `count` random domains: `d0`, `d1`, … */
export const randomTenant = (seed: number, count: number): Tenant => ({
  clouds: [
    {
      id: 'c',
      name: 'c',
      kind: 'google-workspace',
      domains: fc.sample(domain, { numRuns: count, seed }).map((one, at) => ({ ...one, id: `d${at}`, name: `d${at}` })),
    },
  ],
})

const values = (...some: string[]) => fc.uniqueArray(fc.constantFrom(...some), upTo(2))
/** Facets and values that domains may lack: every backend then refuses the query. */
const where = fc.record(
  {
    department: values('Sales', 'SALES', 'r&d', 'engine', 'ænginé', 'a%b', 'half\ud83d'),
    title: values('clerk', 'Senior clerk'),
    kind: values('person', 'room', 'shared-mailbox'),
    groups: values('none', 'some'),
    orgUnit: values('o0', 'o1', 'o2'),
  },
  { requiredKeys: [] },
)
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
    accountStatus: fc.uniqueArray(fc.constantFrom<AccountStatus[]>('active', 'suspended', 'deleted')),
    backupStatus: fc.uniqueArray(fc.constantFrom<BackupStatus[]>('none', 'pending', 'protected', 'paused', 'failed')),
    sort: fc.record(
      { by: fc.constantFrom<('name' | 'email' | 'backupStatus')[]>('name', 'email', 'backupStatus'), descending: fc.boolean() },
      { requiredKeys: ['by'] },
    ),
    within: fc.oneof(
      fc.record({ kind: fc.constant('group' as const), id: fc.nat(8).map((at) => `g${at}`) }),
      fc.record({ kind: fc.constant('org-unit' as const), id: fc.nat(4).map((at) => `o${at}`) }),
    ),
    limit: fc.integer({ min: 1, max: 12 }),
    where,
  },
  { requiredKeys: ['limit'] },
)
/** Random queries of users, without their scope. */
export const queries: fc.Arbitrary<Omit<UserQuery, 'scope'>[]> = fc.array(filter, { minLength: 1, ...upTo(6) })

/** Random keys to match users by. */
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

/** Random selections. */
export const items = fc.array(
  fc.oneof(
    fc.nat(35).map((at): ItemRef => ({ kind: 'user', id: userId(at) })),
    fc.nat(9).map((at): ItemRef => ({ kind: 'group', id: `g${at}` })),
    fc.nat(5).map((at): ItemRef => ({ kind: 'org-unit', id: `o${at}` })),
    // ids of the random domains: most are not the domain under test
    fc.nat(23).map((at): ItemRef => ({ kind: 'domain', id: `d${at}` })),
  ),
  upTo(12),
)
