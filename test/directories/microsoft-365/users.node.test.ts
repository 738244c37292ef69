import { expect } from 'chai'
import type { Directory } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { type GraphDouble, type GraphDoubleOptions, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, FLOW, type GraphTenant, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { createUserMirror, readAll } from '../../doubles/microsoft-365/read-directory.js'
import { callOf } from '../../worlds/adapters.js'
import { rejection } from '../../worlds/waiting.js'

const [ann, ben, eve, room, desk, pool] = [1, 2, 3, 4, 5, 6].map((place) => guidOf(`u${place}`)) as [
  string,
  string,
  string,
  string,
  string,
  string,
]

describe('users of microsoft365Directory', () => {
  let tenant: GraphTenant
  let double: GraphDouble
  let directory: Directory
  const scopeOf = (domainId = 'harbour.example') => ({ cloudId: `microsoft:${tenant.id}`, domainId })
  const start = async (options: Partial<GraphDoubleOptions> = {}): Promise<void> => {
    double = await startGraphDouble({ tenant, ...options })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
  }
  const list = async (domainId?: string) => [...(await readAll(directory, scopeOf(domainId), 'users')).values()]
  const paths = (): string[] => double.requests.map(({ url }) => url.split('?')[0] as string)

  beforeEach(() => {
    tenant = createGraphTenant(['harbour.example', 'quay.example', 'harbour.onmicrosoft.com'])
  })
  afterEach(async () => {
    await double.close()
    expect(double.violations).to.eql([])
  })

  it('lists one cloud with the verified domains of the tenant', async () => {
    await start()
    expect(await directory.clouds(callOf())).to.eql([
      {
        ...{ id: `microsoft:${tenant.id}`, name: 'Harbour Trust', kind: 'microsoft-365' },
        domains: tenant.domains.map((name) => ({ id: name, name })),
      },
    ])
  })

  it('lists the users of the domain with status, aliases and facets', async () => {
    tenant.putUser(
      graphUser(ann, {
        ...{ displayName: 'Ann Ames', userPrincipalName: 'Ann@Harbour.example', mail: 'ann.ames@harbour.example' },
        proxyAddresses: ['SMTP:ann.ames@harbour.example', 'smtp:a@quay.example', 'smtp:ANN@harbour.example', 'SIP:ann@harbour.example'],
        ...{ department: 'Finance', jobTitle: 'Clerk', officeLocation: 'Quay 1', usageLocation: 'DE' },
        assignedLicenses: [FLOW, '06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'unknown'].map((skuId) => ({ skuId, disabledPlans: [] })),
      }),
    )
    tenant.putUser(graphUser(ben, { displayName: null, userPrincipalName: 'ben@harbour.example', userType: null, accountEnabled: false }))
    tenant.putUser(graphUser(eve, { userPrincipalName: 'eve@quay.example' }))
    await start({ withheld: ['MailboxSettings.Read'] })
    expect(await list()).to.eql([
      {
        ...{ id: ann, name: 'Ann Ames', email: 'Ann@Harbour.example', accountStatus: 'active' },
        aliases: ['ann.ames@harbour.example', 'a@quay.example'],
        facets: {
          ...{ department: 'Finance', title: 'Clerk', location: 'Quay 1', usageLocation: 'DE' },
          ...{ license: 'FLOW_FREE\nSPE_E5', entraUserType: 'Member' },
        },
      },
      {
        ...{ id: ben, name: '', email: 'ben@harbour.example', accountStatus: 'suspended', statusReason: 'Sign-in blocked' },
        facets: { license: 'SPE_E5' },
      },
    ])
    expect((await list('quay.example')).map(({ id }) => id)).to.eql([eve])
  })

  it('leaves guests out, and keeps other and missing user types', async () => {
    tenant.putUser(graphUser(ann, { userType: 'Guest', userPrincipalName: 'ann_other.example#EXT#@harbour.example' }))
    tenant.putUser(graphUser(ben, { userType: null }))
    tenant.putUser(graphUser(eve, { userType: 'Contractor' }))
    await start()
    expect((await list()).map(({ id }) => id)).to.eql([ben, eve])
  })

  it('lists users of the recycle bin as deleted, under their former address', async () => {
    tenant.putUser(graphUser(ann, { userPrincipalName: 'ann@harbour.example' }))
    tenant.putUser(graphUser(ben, { userPrincipalName: 'ben@quay.example' }))
    tenant.putUser(graphUser(eve, { userPrincipalName: 'eve#EXT#@harbour.example', userType: 'Guest' }))
    for (const id of [ann, ben, eve]) tenant.deleteUser(id)
    await start()
    const [user, ...others] = await list()
    expect(user).to.deep.include({ id: ann, email: 'ann@harbour.example', accountStatus: 'deleted' })
    expect(others).to.eql([])
  })

  it('lists several deleted users of one address beside a living one', async () => {
    for (const id of [ann, ben]) {
      tenant.putUser(graphUser(id, { userPrincipalName: 'ann@harbour.example' }))
      tenant.deleteUser(id)
    }
    tenant.putUser(graphUser(eve, { userPrincipalName: 'ann@harbour.example' }))
    await start()
    expect((await list()).map(({ id, email, accountStatus }) => [id, email, accountStatus])).to.have.deep.members([
      [eve, 'ann@harbour.example', 'active'],
      [ann, 'ann@harbour.example', 'deleted'],
      [ben, 'ann@harbour.example', 'deleted'],
    ])
  })

  describe('with mailboxes of several purposes', () => {
    beforeEach(() => {
      tenant.putUser(graphUser(ann, { accountEnabled: false }))
      for (const id of [room, desk, pool]) tenant.putUser(graphUser(id, { accountEnabled: false, assignedLicenses: [] }))
      tenant.putUser(graphUser(eve, { accountEnabled: false }))
      for (const [id, purpose] of [
        [ann, 'user'] as const,
        [room, 'room'] as const,
        [desk, 'shared'] as const,
        [pool, 'equipment'] as const,
      ])
        tenant.purposes.set(id, purpose)
    })
    const kinds = async () => (await list()).map(({ id, accountStatus, kind, credits }) => [id, accountStatus, kind, credits])

    it('recognizes shared mailboxes and rooms, which cost nothing', async () => {
      await start()
      expect(await kinds()).to.have.deep.members([
        [ann, 'suspended', undefined, undefined],
        [room, 'active', 'room', 0],
        [desk, 'active', 'shared-mailbox', 0],
        [pool, 'active', 'room', 0],
        [eve, 'suspended', undefined, undefined],
      ])
      expect(double.requests).to.have.length(5)
      expect(directory.limits?.(`microsoft:${tenant.id}`)).to.eql(['flat-org-units', 'no-dynamic-lists'])
    })

    it('lists them as blocked users without permission to read the purposes', async () => {
      await start({ withheld: ['MailboxSettings.Read'] })
      expect((await kinds()).map(([, status, kind]) => [status, kind])).to.eql(Array.from({ length: 5 }, () => ['suspended', undefined]))
      expect(double.requests).to.have.length(5)
      expect(directory.limits?.(`microsoft:${tenant.id}`)).to.eql(['flat-org-units', 'no-dynamic-lists', 'no-mailbox-kinds'])
    })

    it('asks for the purposes of every blocked account, 20 in a request', async () => {
      for (let place = 10; place < 70; place += 1) {
        tenant.putUser(graphUser(guidOf(`u${place}`), { accountEnabled: false }))
        tenant.purposes.set(guidOf(`u${place}`), 'shared')
      }
      await start()
      expect((await kinds()).filter(([, , kind]) => kind === 'shared-mailbox')).to.have.length(61)
      // 65 purposes and one list of licenses
      expect(paths().filter((path) => path === '/$batch')).to.have.length(4)
    })
  })

  it('lists users without names of licenses if these are not granted', async () => {
    tenant.putUser(graphUser(ann, { userType: null }))
    await start({ withheld: ['LicenseAssignment.Read.All', 'MailboxSettings.Read'] })
    expect((await list())[0]).not.to.have.property('facets')
  })

  it('names the permission that is missing', async () => {
    await start({ withheld: ['User.Read.All'] })
    const error = await rejection(list())
    expect([error.code, error.retryable]).to.eql(['forbidden', false])
    expect(error.reason).to.include('User.Read.All')
    expect(paths()).to.eql(['/organization', '/users/delta'])
  })

  it('rejects another tenant, and a domain that is not verified', async () => {
    await start()
    for (const scope of [scopeOf('other.example'), { cloudId: 'microsoft:other', domainId: 'harbour.example' }]) {
      const error = await rejection(directory.users(scope, undefined, callOf()))
      expect([error.code, error.field]).to.eql(['not-found', 'scope'])
    }
    expect(new Set(paths())).to.eql(new Set(['/organization']))
  })

  describe('by changes', () => {
    const mirrorOf = () => createUserMirror(directory, scopeOf())
    const changes = async (mirror: ReturnType<typeof mirrorOf>) => {
      const before = double.requests.length
      const { isFull } = await mirror.sync()
      return { isFull, requests: double.requests.length - before, ids: [...mirror.users.keys()].sort() }
    }

    it('reads only one page if nothing changed', async () => {
      tenant.putUser(graphUser(ann))
      await start()
      const mirror = mirrorOf()
      await mirror.sync()
      expect(await changes(mirror)).to.eql({ isFull: false, requests: 1, ids: [ann] })
    })

    it('continues after a restart, with one more request for the tenant', async () => {
      for (let place = 0; place < 1200; place += 1) tenant.putUser(graphUser(guidOf(`u${place}`)))
      await start()
      const restart = (): void => {
        directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
      }
      const ids = new Set<string>()
      let cursor: string | undefined
      let since = ''
      do {
        restart()
        const page = await directory.users(scopeOf(), cursor, callOf())
        for (const { id } of page.items) ids.add(id)
        cursor = page.next
        since = page.since ?? ''
      } while (cursor !== undefined)
      expect(ids.size).to.equal(1200)
      tenant.putUser(graphUser(ann))
      restart()
      const before = double.requests.length
      const { items } = (await directory.changes?.(scopeOf(), 'users', since, undefined, callOf())) ?? {}
      expect(new Set(items?.map(({ id }) => id))).to.eql(new Set([ann]))
      // the tenant, the changes, and one batch for the names of licenses
      expect(double.requests.length - before).to.equal(3)
    })

    it('reports new, moved, blocked, deleted, restored and purged users', async () => {
      for (const id of [ann, ben, eve, room, desk]) tenant.putUser(graphUser(id))
      await start({ deltaPageSize: 2 })
      const mirror = mirrorOf()
      await mirror.sync()
      tenant.putUser(graphUser(pool))
      tenant.putUser(graphUser(ann, { userPrincipalName: 'ann@quay.example' }))
      tenant.putUser(graphUser(ben, { accountEnabled: false, department: 'Sales' }))
      tenant.deleteUser(eve)
      tenant.deleteUser(room)
      tenant.purgeUser(room)
      const { isFull, ids } = await changes(mirror)
      expect([isFull, ids]).to.eql([false, [ben, eve, desk, pool].sort()])
      expect(mirror.users.get(ben)).to.deep.include({ accountStatus: 'suspended' })
      expect(mirror.users.get(eve)).to.deep.include({ accountStatus: 'deleted', email: graphUser(eve).userPrincipalName })
      expect([...mirror.users]).to.have.deep.members([...(await readAll(directory, scopeOf(), 'users'))])
      tenant.restoreUser(eve)
      await mirror.sync()
      expect(mirror.users.get(eve)).to.deep.include({ accountStatus: 'active' })
    })

    it('sees a user who was created during the listing', async () => {
      for (let place = 0; place < 1500; place += 1) tenant.putUser(graphUser(guidOf(`u${place}`)))
      await start()
      const mirror = mirrorOf()
      const late = guidOf('u5000')
      double.intercept = ({ url }) => {
        // behind the pages that were read, so that only the changes report it
        if (url.includes('$skiptoken') && !tenant.users.has(late)) {
          const before = [...tenant.users]
          tenant.users.clear()
          tenant.putUser(graphUser(late))
          for (const [id, user] of before) tenant.users.set(id, user)
        }
        return undefined
      }
      await mirror.sync()
      expect(mirror.users.has(late)).to.equal(false)
      await mirror.sync()
      expect(mirror.users.has(late)).to.equal(true)
    })

    for (const refusal of ['gone', 'syncStateNotFound', 'resyncRequired'] as const) {
      it(`reads the full listing if the changes are refused: ${refusal}`, async () => {
        tenant.putUser(graphUser(ann))
        await start()
        const mirror = mirrorOf()
        await mirror.sync()
        double.delta.oldestVersion = tenant.log.length + 1
        double.delta.refusal = refusal
        tenant.putUser(graphUser(ben))
        expect(await changes(mirror)).to.deep.include({ isFull: true, ids: [ann, ben].sort() })
      })
    }

    it('refuses changes of groups, and a point in time of another version or cloud', async () => {
      await start()
      const call = callOf()
      for (const since of ['0 x', '', '1 https://elsewhere.example/v1.0/users/delta?$deltatoken=x']) {
        const error = await rejection(directory.changes?.(scopeOf(), 'users', since, undefined, call) as Promise<unknown>)
        expect([error.code, error.field]).to.eql(['bad-input', 'since'])
      }
      const error = await rejection(directory.changes?.(scopeOf(), 'groups', '1 x', undefined, call) as Promise<unknown>)
      expect([error.code, error.field]).to.eql(['bad-input', 'since'])
    })
  })
})
