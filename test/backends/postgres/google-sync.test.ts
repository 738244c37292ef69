// Syncs of the Google Workspace directory into the mirror on every database.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SyncKind } from '../../../src/core/index.js'
import { googleWorkspaceDirectory } from '../../../src/google-workspace.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { throttled } from '../../doubles/google-workspace/google-answers.js'
import { type GoogleDouble, startGoogleDouble } from '../../doubles/google-workspace/google-double.js'
import {
  CUSTOMER_ID,
  type GoogleTenant,
  googleGroup,
  googleMember,
  googleUser,
  ROOT_ID,
  toGoogleTenant,
} from '../../doubles/google-workspace/google-tenant.js'
import { backends, type World } from '../../tools/postgres.js'
import { sampleTenant } from '../../worlds/tenants.js'

const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const scope = { cloudId: `google:${CUSTOMER_ID}`, domainId: 'example.com' }
const call = { signal: new AbortController().signal }

/** Ids of the users of the domain that a group reaches, walked in the tenant of the double. */
const reachOf = (tenant: GoogleTenant, groupId: string): string[] => {
  const known = [...tenant.users, ...tenant.deleted].filter(({ primaryEmail }) => primaryEmail.endsWith('@example.com'))
  const [own, seen, found] = [new Set(known.map(({ id }) => id)), new Set([groupId]), new Set<string>()]
  for (const id of seen) {
    for (const member of tenant.members.get(id) ?? []) {
      if (member.type === 'GROUP') seen.add(member.id)
      else if (member.type === 'USER' && own.has(member.id)) found.add(member.id)
      else if (member.type === 'CUSTOMER') for (const user of tenant.users) if (own.has(user.id)) found.add(user.id)
    }
  }
  return [...found].sort()
}

for (const { name, create } of backends()) {
  describe(`Google Workspace on ${name}`, () => {
    let tenant: GoogleTenant
    let double: GoogleDouble
    let world: World
    before(async () => {
      tenant = await toGoogleTenant(sampleTenant({ seed: 9, users: 900, groups: 60, orgUnits: 30 }))
      // a group of another domain between two groups, a group of another company, and everybody of the organization
      tenant.groups.push(
        googleGroup('sister', 'sister@example.org'),
        googleGroup('outer', 'outer@example.com'),
        googleGroup('all', 'all@example.com'),
      )
      tenant.members.set('sister', [googleMember('u1'), googleMember('u2'), googleMember('foreign', 'GROUP')])
      tenant.members.set('outer', [googleMember('sister', 'GROUP'), googleMember('outsider')])
      tenant.members.set('all', [googleMember(CUSTOMER_ID, 'CUSTOMER')])
      tenant.foreignGroups.add('foreign')
      double = await startGoogleDouble({ tenant })
      const directory = googleWorkspaceDirectory({ getToken: () => 'token', origin: double.origin })
      world = await create({ directory, engine: simulatedEngine({ speed: 1_000 }) })
    })
    after(async () => {
      await world?.stop()
      await double?.close()
    })

    const sync = async () => {
      const results = []
      for (const kind of KINDS) {
        const { added, removed, changed } = await world.adapter.sync(scope, kind, call)
        results.push({ added, removed, changed })
      }
      return results
    }
    const idsWithin = async (kind: 'group' | 'org-unit', id: string): Promise<string[]> => {
      const {
        due,
        restart = [],
        protected: kept,
        suspended,
        deleted,
      } = await world.adapter.listCoverage({ scope, within: { kind, id } }, call)
      return [...due, ...restart, ...kept, ...suspended, ...deleted].sort()
    }

    it('mirrors users, groups and org units under refusals, and changes nothing the second time', async () => {
      let count = 0
      double.intercept = () => {
        count += 1
        return count % 20 === 0 ? throttled() : undefined
      }
      await sync()
      double.intercept = undefined
      const own = [...tenant.users, ...tenant.deleted].filter(({ primaryEmail }) => primaryEmail.endsWith('@example.com'))
      assert.equal((await world.adapter.listUsers({ scope, limit: 1 }, call)).total, own.length)
      const visible = tenant.groups.filter(({ email }) => email.endsWith('@example.com'))
      assert.equal((await world.adapter.listGroups({ scope, limit: 1 }, call)).total, visible.length)
      for (const { id } of visible) assert.deepEqual(await idsWithin('group', id), reachOf(tenant, id), id)
      const units = await world.adapter.listOrgUnits(scope, call)
      assert.equal(units.length, tenant.units.length + 1)
      assert.equal(units.find(({ id }) => id === ROOT_ID)?.parentId, null)
      const nothing = { added: 0, removed: 0, changed: 0 }
      assert.deepEqual(await sync(), [nothing, nothing, nothing])
      assert.deepEqual(double.violations, [])
    })

    it('counts the users of a hidden group of another domain, and everybody of the organization', async () => {
      assert.deepEqual(await idsWithin('group', 'outer'), ['u1', 'u2'])
      assert.ok((await idsWithin('group', 'all')).length > 800)
      const { items } = await world.adapter.listGroups({ scope, search: 'sister' }, call)
      assert.deepEqual(items, [])
    })

    it('mirrors a new, a suspended and a deleted user', async () => {
      const [first, second] = tenant.users as [GoogleTenant['users'][0], GoogleTenant['users'][0]]
      tenant.users = [...tenant.users.slice(1), googleUser('new', 'new@example.com')]
      tenant.deleted.push({ ...first, deletionTime: '2026-11-12T09:15:00.000Z' })
      Object.assign(second, { suspended: true, archived: false, suspensionReason: 'ADMIN' })
      await sync()
      const found = await world.adapter.matchUsers(scope, [first.id, second.id, 'new@example.com'], call)
      assert.deepEqual(
        found.map((user) => user?.accountStatus),
        ['deleted', 'suspended', 'active'],
      )
      assert.equal(found[1]?.statusReason, 'By administrator')
    })
  })
}
