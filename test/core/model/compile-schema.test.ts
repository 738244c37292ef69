import { expect } from 'chai'
import fc from 'fast-check'
import { safeParse, type ZodMiniType } from 'zod/mini'
import { compileSchema, REFUSED } from '../../../src/core/model/compile-schema.js'
import * as schemas from '../../../src/core/model/schemas.js'
import { propertyCases } from '../../property-cases.js'
import { METHODS } from '../../worlds/sample-answers.js'

const at = '2026-11-22T10:00:00.000Z'
const user = {
  id: 'u1',
  email: 'u@example.com',
  name: 'U',
  accountStatus: 'suspended',
  statusReason: 'left',
  backupStatus: 'none',
  credits: 2,
  kind: 'person',
  facets: { department: 'Sales' },
  orgUnitId: 'o1',
  aliases: ['v@example.com'],
}
const answers: unknown[] = [
  ...Object.values(METHODS).map(({ answer }) => answer),
  { items: [user, { ...user, aliases: undefined }], next: 'n', total: 2 },
  [user, null],
  { due: ['a', 'b'], restart: ['c'], protected: [], suspended: ['d'], deleted: [], prices: { a: 2 }, next: 'n', total: 4 },
  [{ id: 'department', label: 'Department', type: 'choice', options: [{ value: 'v', label: 'V', count: 1 }] }],
  [1, null, 0],
  { items: [{ id: 'x', at, action: 'a', summary: 's', counts: { users: 1 } }] },
  { available: 'unlimited' },
]

/** Values that are wrong in most fields. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'x',
    0,
    -0,
    -1,
    1.5,
    Number.NaN,
    2 ** 60,
    true,
    [],
    {},
    [null],
    { id: 'i' },
    new Date(0),
    'active',
  ),
  fc.constant(1n),
)

/** Replaces, removes or adds a field at a random place. */
const changed = (answer: unknown, steps: readonly number[], value: unknown, does: 'replace' | 'remove' | 'add'): unknown => {
  const root = { answer: structuredClone(answer) } as Record<string, unknown>
  let place: Record<string, unknown> = root
  let key = 'answer'
  for (const step of steps) {
    const inner = place[key]
    const keys = typeof inner === 'object' && inner !== null ? Object.keys(inner) : []
    if (keys.length === 0) break
    place = inner as Record<string, unknown>
    key = keys[step % keys.length] as string
  }
  if (does === 'replace') place[key] = value
  else if (does === 'remove') delete place[key]
  else if (!Array.isArray(place)) place.surplus = value
  return root.answer
}

const expectSame = (name: string, answer: unknown): void => {
  const schema = schemas[name as keyof typeof schemas] as ZodMiniType
  const result = safeParse(schema, answer)
  const read = compileSchema(schema)(answer)
  expect(read === REFUSED, name).to.equal(!result.success)
  if (!result.success) return
  expect(read, name).to.deep.equal(result.data)
  // Also the order of fields, and fields that are undefined.
  const shown = (value: unknown): string =>
    JSON.stringify(value, (_, inner) => (inner === undefined || typeof inner === 'bigint' ? String(inner) : inner))
  expect(shown(read), name).to.equal(shown(result.data))
}

describe('compileSchema', () => {
  it('accepts, refuses and returns the same as the schema, for changed answers of every method', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(schemas)),
        fc.constantFrom(...answers),
        fc.array(fc.nat(20), { maxLength: 5 }),
        odd,
        fc.constantFrom('replace', 'remove', 'add'),
        (name, answer, steps, value, does) => {
          expectSame(name, answer)
          expectSame(name, changed(answer, steps, value, does))
        },
      ),
      { numRuns: propertyCases(20_000) },
    )
  })

  it('accepts the same objects with prototypes, getters and own fields __proto__', () => {
    class Listed {
      id = 'u1'
      email = 'e'
      accountStatus = 'active'
      backupStatus = 'none'
      get name(): string {
        return 'U'
      }
    }
    const surplus = Object.assign(new Listed(), { surplus: 1 })
    const inherited = Object.create(user) as object
    const polluted = JSON.parse(
      '{"id":"u1","email":"e","name":"U","accountStatus":"active","backupStatus":"none","__proto__":{}}',
    ) as object
    for (const one of [new Listed(), surplus, inherited, polluted, Object.freeze({ ...user }), Object.assign([], user)])
      expectSame('user', one)
    const holes = new Array(2)
    for (const name of ['matches', 'costs', 'clouds']) expectSame(name, holes)
  })

  it('returns copies, so that later changes of the answer do not reach the session', () => {
    const answer = { items: [structuredClone(user)] }
    const read = compileSchema(schemas.userPage)(answer) as typeof answer
    ;(answer.items[0] as typeof user).aliases.push('later')
    expect(read).to.deep.equal({ items: [user] })
  })

  it('reads a page of users in less than half of the time of the schema', () => {
    const page = { items: Array.from({ length: 1000 }, (_, index) => ({ ...user, facets: undefined, id: `u${index}` })), total: 1000 }
    const read = compileSchema(schemas.userPage)
    const time = (act: () => unknown): number => {
      const from = performance.now()
      for (let times = 0; times < 10; times += 1) act()
      return performance.now() - from
    }
    const ratios = Array.from({ length: 9 }, () => time(() => read(page)) / time(() => safeParse(schemas.userPage, page)))
    expect(Math.min(...ratios)).to.be.below(0.5)
  })
})
