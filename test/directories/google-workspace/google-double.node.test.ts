// The double behaves as documented, and its validator catches a wrong request or answer of each kind.
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { type GoogleDouble, startGoogleDouble } from '../../doubles/google-workspace/google-double.js'
import {
  CUSTOMER_ID,
  emptyGoogleTenant,
  type GoogleTenant,
  googleGroup,
  googleMember,
  googleUnit,
  googleUser,
  ROOT,
} from '../../doubles/google-workspace/google-tenant.js'
import { validateExchange } from '../../doubles/google-workspace/google-validator.js'

const BASE = '/admin/directory/v1/'
const staff = googleUnit('Staff', ROOT)
const tenant: GoogleTenant = {
  ...emptyGoogleTenant('example.com', 'second.example'),
  users: Array.from({ length: 250 }, (_, at) => googleUser(`u${at}`, `user${999 - at}@example.com`, { orgUnitPath: '/Staff/A' })),
  deleted: [googleUser('x', 'gone@example.com')],
  groups: [googleGroup('g', 'group@example.com')],
  members: new Map([['g', [googleMember('u0')]]]),
  foreignGroups: new Set(['foreign']),
  units: [staff, googleUnit('A', staff)],
}

describe('the double of the Directory API', () => {
  let double: GoogleDouble
  before(async () => {
    double = await startGoogleDouble({ tenant })
  })
  after(() => double.close())

  const get = async (path: string, token = 't') => {
    const response = await fetch(`${double.origin}${BASE}${path}`, { headers: { authorization: `Bearer ${token}` } })
    return { status: response.status, body: (await response.json()) as Record<string, never> & { users?: { id: string }[] } }
  }
  const reasonOf = ({ body }: Awaited<ReturnType<typeof get>>) =>
    (body as { error?: { errors?: { reason: string }[] } }).error?.errors?.[0]?.reason

  it('returns 100 users on a page unless asked for up to 500', async () => {
    expect((await get('users?customer=my_customer')).body.users).to.have.length(100)
    expect((await get('users?customer=my_customer&maxResults=500')).body.users).to.have.length(250)
    expect((await get('users?customer=my_customer&maxResults=501')).status).to.equal(400)
    expect((await get('users')).status).to.equal(400)
  })

  it('applies field masks exactly: without `nextPageToken` the list ends after its first page', async () => {
    const { body } = await get('users?customer=my_customer&fields=users(id,name(fullName))')
    expect(Object.keys(body)).to.eql(['users'])
    expect(body.users?.[0]).to.eql({ id: 'u0', name: { fullName: 'u0 Test' } })
    expect((await get('users?customer=my_customer&fields=users(id')).status).to.equal(400)
  })

  it('accepts a page token only with the same parameters, and not for longer than an hour', async () => {
    const first = (await get('users?domain=example.com&orderBy=email')).body as { nextPageToken?: string; users?: { id: string }[] }
    expect(first.users?.[0]?.id).to.equal('u249')
    const next = `users?domain=example.com&orderBy=email&pageToken=${first.nextPageToken}`
    expect((await get(next)).status).to.equal(200)
    expect((await get(next.replace('&orderBy=email', ''))).status).to.equal(400)
    double.aheadMs = 3_700_000
    expect(reasonOf(await get(next))).to.equal('backendError')
    double.aheadMs = 0
    double.expirePageTokens()
    expect((await get(next)).status).to.equal(400)
  })

  it('matches the whole subtree in a query for an org unit', async () => {
    expect((await get("users?customer=my_customer&query=orgUnitPath='/Staff'")).body.users).to.have.length(100)
    expect(await get("users?customer=my_customer&query=orgUnitPath='/Other'")).to.deep.include({
      status: 200,
      body: { kind: 'admin#directory#users', etag: '"list"' },
    })
  })

  it('answers 412 for a deleted user, 403 for an unknown user or a group of another customer, and 404 for an unknown group', async () => {
    expect((await get('users/u1')).status).to.equal(200)
    expect((await get('users/x')).status).to.equal(412)
    expect(reasonOf(await get('users/nobody'))).to.equal('forbidden')
    expect(reasonOf(await get('groups/foreign/members'))).to.equal('forbidden')
    expect(reasonOf(await get('groups/none/members'))).to.equal('notFound')
  })

  it('refuses another token with 401', async () => {
    double.token = 'other'
    expect((await get('users?customer=my_customer')).status).to.equal(401)
    double.token = undefined
  })

  it('leaves out the root and empty lists of org units', async () => {
    const { body } = await get(`customer/${CUSTOMER_ID}/orgunits?type=all`)
    expect(JSON.stringify(body)).to.contain('"/Staff/A"').and.not.to.contain('"orgUnitPath":"/"')
    expect((await get('customer/my_customer/orgunits?type=children&orgUnitPath=id:/Staff/A')).body).to.eql({
      kind: 'admin#directory#orgUnits',
    })
  })
})

describe('the validator of the double', () => {
  const check = (path: string, body: unknown, status = 200): string[] => {
    const url = new URL(path, 'http://localhost')
    return validateExchange({ method: 'GET', path: `/admin/directory/v1${url.pathname}`, query: url.searchParams }, { status, body })
  }
  const users = { users: [{ id: 'a' }] }

  it('accepts a correct exchange, and the documented errors', () => {
    expect(check('/users?domain=a&maxResults=500&fields=nextPageToken,users(id,name(fullName))', users)).to.eql([])
    const errors = JSON.parse(readFileSync(new URL('../../fixtures/clouds/google-errors.json', import.meta.url), 'utf8')) as object
    for (const [name, body] of Object.entries(errors)) expect(check('/users', body, Number(name.slice(0, 3))), name).to.eql([])
  })

  const wrong: [string, string, unknown, number?][] = [
    ['an unknown path', '/people', users],
    ['an unknown parameter', '/users?limit=5', users],
    ['a page size out of range', '/groups?maxResults=500', {}],
    ['an unknown value', '/users?orderBy=name', users],
    ['a mask that is cut', '/users?fields=users(id', users],
    ['an unknown field in a mask', '/users?fields=users(mail)', users],
    ['an id that is a number', '/users', { users: [{ id: 5 }] }],
    ['a list that is an object', '/users', { users: {} }],
    ['a flag that is a text', '/users', { users: [{ suspended: 'no' }] }],
    ['an error without a code', '/users', { error: { message: 'x' } }, 403],
  ]
  for (const [name, path, body, status] of wrong) {
    it(`catches ${name}`, () => expect(check(path, body, status)).to.have.length(1))
  }
})
