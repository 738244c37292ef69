// The clients of the vendors read the same tenants. Needs `npm run independent`, which installs them.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { load, whenInstalled } from './installed.js'
import { readIds, startGoogle, startMicrosoft, TOKEN } from './worlds.js'

type Json = Record<string, unknown>
interface GoogleList {
  list(parameters: Json): Promise<{ data: Json }>
}
interface GoogleAdmin {
  admin(options: Json): { users: GoogleList; groups: GoogleList; members: GoogleList; orgunits: GoogleList }
}
interface GraphPage {
  value: Json[]
}
interface GraphModule {
  Client: { initWithMiddleware(options: { middleware: object }): { api(path: string): { get(): Promise<GraphPage> } } }
  PageIterator: new (client: unknown, page: GraphPage, onItem: (item: Json) => boolean) => { iterate(): Promise<void> }
}

const GRAPH = 'https://graph.microsoft.com'
const stops: (() => unknown)[] = []

describe('directories and the clients of the vendors', whenInstalled, () => {
  after(async () => {
    for (const stop of stops) await stop()
  })

  it('read the same users, groups, members and org units of Google Workspace', async () => {
    const { double, directory, scope } = await startGoogle()
    stops.push(double.close)
    const { domainId: domain } = scope
    const { admin } = load('@googleapis/admin') as GoogleAdmin
    const client = admin({ version: 'directory_v1', rootUrl: `${double.origin}/`, headers: { authorization: `Bearer ${TOKEN}` } })
    const readAll = async (list: GoogleList, name: string, parameters: Json): Promise<Json[]> => {
      const all: Json[] = []
      let pageToken: unknown
      do {
        const { data } = await list.list({ ...parameters, ...(pageToken !== undefined && { pageToken }) })
        all.push(...((data[name] ?? []) as Json[]))
        pageToken = data.nextPageToken
      } while (pageToken !== undefined)
      return all
    }
    const users = await readAll(client.users, 'users', { domain, maxResults: 500 })
    const deleted = await readAll(client.users, 'users', { domain, maxResults: 500, showDeleted: 'true' })
    const own = await readIds(directory(), scope)
    assert.deepEqual([...users, ...deleted].map(({ id }) => id).sort(), own.users)
    const groups: unknown[] = []
    for (const { id } of await readAll(client.groups, 'groups', { customer: 'my_customer' })) {
      groups.push(id)
      for (const member of await readAll(client.members, 'members', { groupKey: id })) groups.push(`${member.id} in ${id}`)
    }
    assert.deepEqual([...new Set(groups)].sort(), own.groups)
    const { data } = await client.orgunits.list({ customerId: 'my_customer', type: 'all' })
    const units = (data.organizationUnits ?? []) as Json[]
    const [root] = units.filter(({ parentOrgUnitPath }) => parentOrgUnitPath === '/')
    const idByPath = new Map([['/', root?.parentOrgUnitId], ...units.map((unit) => [unit.orgUnitPath, unit.orgUnitId] as const)])
    const members = users.map((user) => `${user.id} in ${idByPath.get(user.orgUnitPath)}`)
    assert.deepEqual([...idByPath.values(), ...members].sort(), own.orgUnits)
    assert.deepEqual(double.violations, [])
  })

  it('read the same users, groups, members and units of Microsoft 365', async () => {
    const { double, directory, scope } = await startMicrosoft()
    stops.push(double.close)
    const { Client, PageIterator } = load('@microsoft/microsoft-graph-client') as GraphModule
    // The client accepts only links with https, so the links of the double get the origin of Microsoft.
    const middleware = {
      async execute(context: { request: string | Request; response?: Response }) {
        const url = typeof context.request === 'string' ? context.request : context.request.url
        const answer = await fetch(url.replace(GRAPH, double.origin), { headers: { authorization: `Bearer ${TOKEN}` } })
        const text = (await answer.text()).replaceAll(double.origin, GRAPH)
        context.response = new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } })
      },
    }
    const client = Client.initWithMiddleware({ middleware })
    const readAll = async (path: string): Promise<Json[]> => {
      const all: Json[] = []
      await new PageIterator(client, await client.api(path).get(), (item) => all.push(item) > 0).iterate()
      return all
    }
    const own = await readIds(directory(), scope)
    const isListed = ({ userType }: Json): boolean => userType !== 'Guest'
    const live = await readAll('/users?$top=999&$select=id,userType')
    const deleted = await readAll('/directory/deletedItems/microsoft.graph.user?$top=999&$select=id,userType')
    const users = [...live, ...deleted].filter(isListed).map(({ id }) => id as string)
    assert.deepEqual(users.sort(), own.users)
    const containers = async (path: string): Promise<string[]> => {
      const ids: string[] = []
      for (const { id } of await readAll(`${path}?$top=999&$select=id`)) {
        ids.push(id as string)
        for (const member of await readAll(`${path}/${id}/members?$top=999&$select=id`)) ids.push(`${member.id} in ${id}`)
      }
      return ids.sort()
    }
    assert.deepEqual(await containers('/groups'), own.groups)
    assert.deepEqual(await containers('/directory/administrativeUnits'), own.orgUnits)
    assert.deepEqual(double.graph.violations, [])
  })
})
