import { expect } from 'chai'
import { googleError } from '../../doubles/google-workspace/google-answers.js'
import { emptyGoogleTenant, type GoogleTenant, googleUser, toGoogleTenant } from '../../doubles/google-workspace/google-tenant.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'
import { callOf, googleScope, readPages, readUsers, startGoogleWorld, stopGoogleWorlds } from './google-world.js'

const usersIn = (count: number, more: Record<string, unknown> = {}): GoogleTenant => ({
  ...emptyGoogleTenant('example.com'),
  users: Array.from({ length: count }, (_, at) => googleUser(`u${at}`, `user${String(at).padStart(5, '0')}@example.com`, more)),
})

describe('googleWorkspaceDirectory: clouds', () => {
  afterEach(stopGoogleWorlds)

  it('lists the tenant with its verified domains, the primary one first', async () => {
    const tenant = emptyGoogleTenant('second.example', 'example.com', 'new.example')
    tenant.domains = tenant.domains.map((domain) => ({
      ...domain,
      isPrimary: domain.domainName === 'example.com',
      verified: domain.domainName !== 'new.example',
    }))
    const { directory, double } = await startGoogleWorld(tenant)
    expect(await directory.clouds(callOf())).to.eql([
      {
        ...{ id: 'google:C03az79cb', name: 'Example Foundation', kind: 'google-workspace' },
        domains: [
          { id: 'example.com', name: 'example.com' },
          { id: 'second.example', name: 'second.example' },
        ],
      },
    ])
    expect(double.requests).to.have.length(2)
    expect(double.violations).to.eql([])
  })

  it('rejects with `not-found` for an unknown customer, and for the cloud of another customer without a request', async () => {
    const { directory, double } = await startGoogleWorld(usersIn(1), { customer: 'C0other' })
    expect(await rejection(directory.clouds(callOf()))).to.include({ code: 'not-found', field: 'customer' })
    const before = double.requests.length
    for (const scope of [googleScope(), { cloudId: 'microsoft:x', domainId: 'example.com' }]) {
      for (const list of [directory.users, directory.groups, directory.orgUnits]) {
        expect((await rejection(list(scope, undefined, callOf()))).code).to.equal('not-found')
      }
    }
    expect(double.requests).to.have.length(before)
  })

  it('rejects options without getToken', async () => {
    const { createGoogleDirectory } = await import('../../../src/directories/google-workspace/create-google-directory.js')
    expect(() => createGoogleDirectory({} as never)).to.throw('needs getToken')
  })
})

describe('googleWorkspaceDirectory: users', () => {
  afterEach(stopGoogleWorlds)

  it('lists each state with its reason, aliases and facets, and no guests', async () => {
    const tenant = emptyGoogleTenant('example.com')
    tenant.users = [
      googleUser('a', 'ann@example.com', {
        aliases: ['a@example.com'],
        nonEditableAliases: ['ann@example.org', 'ann@example.com'],
        lastLoginTime: '2026-11-20T08:31:12.000Z',
        organizations: [
          { department: 'Old' },
          { primary: true, department: 'Sales\nNorth', title: 'Clerk', costCenter: '12', location: 'Oslo' },
        ],
        relations: [
          { type: 'assistant', value: 'x@example.com' },
          { type: 'manager', value: 'boss@example.com' },
        ],
      }),
      googleUser('b', 'bob@example.com', { suspended: true, suspensionReason: 'ADMIN' }),
      googleUser('c', 'cem@example.com', { suspended: true, suspensionReason: 'NEW_REASON' }),
      googleUser('d', 'dora@example.com', { archived: true }),
      googleUser('e', 'guest@example.com', { isGuestUser: true }),
      googleUser('f', 'other@second.example'),
      googleUser('g', 'gus@example.com', { organizations: 'x', relations: [1], lastLoginTime: 5, name: undefined }),
    ]
    tenant.deleted = [googleUser('x', 'ann@example.com', { suspended: true, deletionTime: '2026-11-12T09:15:00.000Z' })]
    const { directory, double } = await startGoogleWorld(tenant)
    const users = await readUsers(directory)
    expect(users.map(({ id, accountStatus, statusReason }) => [id, accountStatus, statusReason])).to.eql([
      ['a', 'active', undefined],
      ['b', 'suspended', 'By administrator'],
      ['c', 'suspended', 'New reason'],
      ['d', 'suspended', 'Archived'],
      ['g', 'active', undefined],
      ['x', 'deleted', undefined],
    ])
    expect(users[0]).to.eql({
      ...{ id: 'a', email: 'ann@example.com', name: 'a Test', accountStatus: 'active', aliases: ['a@example.com', 'ann@example.org'] },
      facets: {
        ...{ department: 'Sales North', title: 'Clerk', location: 'Oslo', costCenter: '12' },
        ...{ manager: 'boss@example.com', lastSignIn: '2026-11' },
      },
    })
    expect(users[4]).to.eql({ id: 'g', email: 'gus@example.com', name: '', accountStatus: 'active' })
    expect(users[5]?.facets).to.eql({ lastSignIn: 'never' })
    expect(double.violations.filter((text) => !text.includes('lastLoginTime'))).to.eql([])
  })

  it('lists every user of a generated tenant within the budget of requests', async () => {
    const tenant = await toGoogleTenant(sampleTenant({ seed: 3, users: 2_300 }))
    const { directory, double } = await startGoogleWorld(tenant)
    const [cloud] = await directory.clouds(callOf())
    for (const { id: domain } of cloud?.domains ?? []) {
      const before = double.requests.length - 2
      const users = await readUsers(directory, googleScope(domain))
      const expected = (list: GoogleTenant['users']) =>
        list.filter(({ primaryEmail }) => primaryEmail.endsWith(`@${domain}`)).map(({ id }) => id)
      const [live, gone] = [expected(tenant.users), expected(tenant.deleted)]
      expect(users.map(({ id }) => id).sort()).to.eql([...live, ...gone].sort())
      expect(users.filter(({ accountStatus }) => accountStatus === 'deleted')).to.have.length(gone.length)
      expect(double.requests.length - before).to.be.at.most(Math.ceil(live.length / 500) + Math.ceil(gone.length / 500) + 3)
    }
    expect(double.violations).to.eql([])
  })

  it('returns the first users of a tenant with one domain after three requests', async () => {
    const { directory, double } = await startGoogleWorld(usersIn(1_200))
    const [cloud] = await directory.clouds(callOf())
    const page = await directory.users({ cloudId: cloud?.id ?? '', domainId: 'example.com' }, undefined, callOf())
    expect(page.items).to.have.length(500)
    expect(double.requests).to.have.length(3)
  })

  for (const field of ['suspended', 'archived']) {
    it(`reads a user without \`${field}\` again until it is known`, async () => {
      const tenant = usersIn(3)
      const user = tenant.users[1] as Record<string, unknown>
      user[field] = undefined
      const { directory, double, clock } = await startGoogleWorld(tenant)
      let readings = 0
      double.intercept = ({ path }) => {
        if (!path.endsWith('/users/u1')) return undefined
        readings += 1
        if (readings === 3) user[field] = field === 'suspended'
        return undefined
      }
      const users = await readUsers(directory)
      expect(users.map(({ accountStatus }) => accountStatus)).to.eql(['active', field === 'suspended' ? 'suspended' : 'active', 'active'])
      expect(readings).to.equal(3)
      expect(clock.waits).to.eql([2_000, 4_000, 8_000])
    })
  }

  it('fails with the id of a user whose state stays unknown', async () => {
    const tenant = usersIn(3, { suspended: undefined })
    const { directory } = await startGoogleWorld(tenant)
    const error = await rejection(readUsers(directory))
    expect(error).to.include({ code: 'unavailable', field: 'suspended', retryable: true })
    expect(error.reason).to.contain('id u0 ').and.not.to.contain('@')
  })

  it('leaves out a user of unknown state that was deleted in the meantime', async () => {
    const tenant = usersIn(2)
    Object.assign(tenant.users[1] as object, { suspended: undefined })
    const { directory, double } = await startGoogleWorld(tenant)
    double.intercept = ({ path }) => (path.endsWith('/users/u1') ? googleError(412, 'conditionNotMet', 'User is deleted.') : undefined)
    expect((await readUsers(directory)).map(({ id }) => id)).to.eql(['u0'])
  })

  for (const [name, expire] of [
    ['after 50 minutes', 'time'],
    ['if Google no longer accepts the page token', 'token'],
  ] as const) {
    it(`begins the list again ${name}, and skips the pages that it has read`, async () => {
      const tenant = usersIn(2_600)
      const { directory, double, clock } = await startGoogleWorld(tenant)
      const counts: number[] = []
      const users = await readPages(
        (cursor) => directory.users(googleScope(), cursor, callOf()),
        ({ items }, count) => {
          counts.push(items.length)
          if (count !== 3) return
          if (expire === 'token') double.expirePageTokens()
          else {
            clock.aheadMs += 51 * 60_000
            double.aheadMs += 61 * 60_000
          }
        },
      )
      // the first three pages are skipped; the fourth to sixth follow; then the deleted users
      expect(counts).to.eql([500, 500, 500, 0, 0, 0, 500, 500, 100, 0])
      expect(new Set(users.map(({ id }) => id))).to.have.property('size', 2_600)
      expect(users).to.have.length(2_600)
      expect(double.violations).to.eql([])
    })
  }

  it('loses nobody if the pages of the new list begin at other places', async () => {
    const tenant = usersIn(2_600)
    const { directory, double } = await startGoogleWorld(tenant)
    const users = await readPages(
      (cursor) => directory.users(googleScope(), cursor, callOf()),
      (_, count) => {
        if (count !== 3) return
        tenant.users = [...tenant.users, googleUser('first', 'aaa@example.com'), googleUser('last', 'zzz@example.com')]
        double.expirePageTokens()
      },
    )
    const ids = new Set(users.map(({ id }) => id))
    for (const { id } of tenant.users.slice(0, 2_600)) expect(ids.has(id), id).to.equal(true)
    expect(ids.has('last')).to.equal(true)
  })

  it('gives up if the list ends twice at the same place', async () => {
    const { directory, double } = await startGoogleWorld(usersIn(1_600))
    const reading = readPages(
      (cursor) => directory.users(googleScope(), cursor, callOf()),
      () => double.expirePageTokens(),
    )
    expect(await rejection(reading)).to.include({ code: 'unavailable', retryable: false })
    expect(double.requests.length).to.be.below(10)
  })
})
