import { expect } from 'chai'
import { compose } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { callOf } from '../../worlds/adapters.js'

const DELTA = 'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=abc%2b%2F'
const account = (id: string, part: object = {}) => ({ id, userPrincipalName: `${id}@harbour.example`, accountEnabled: true, ...part })

/** Answers of Microsoft Graph by path. */
const ANSWERS: Readonly<Record<string, object>> = {
  '/v1.0/organization': { value: [{ id: 't', displayName: 'Harbour', verifiedDomains: [{ name: 'harbour.example' }] }] },
  '/v1.0/users': { value: [account('ann', { displayName: 'Ann' }), account('ben', { accountEnabled: false })] },
  '/v1.0/directory/deletedItems/microsoft.graph.user': { value: [] },
  '/v1.0/groups': { value: [{ id: 'g', displayName: 'G' }] },
}
const MEMBERS = { value: [{ '@odata.type': '#microsoft.graph.user', id: 'ann', userPrincipalName: 'ann@harbour.example' }] }

const answerParts = (parts: readonly { id: string; url: string }[]) => ({
  responses: parts.map(({ id, url }) =>
    url.startsWith('/groups/g/members')
      ? { id, status: 200, body: MEMBERS }
      : { id, status: 403, body: { error: { code: 'AccessDenied' } } },
  ),
})

describe('microsoft365Directory in this runtime', () => {
  it('reads a tenant through fetch, with the token in its header only', async () => {
    const requests: Request[] = []
    const fetch = async (request: Request): Promise<Response> => {
      requests.push(request.clone())
      const { pathname, search } = new URL(request.url)
      if (pathname === '/v1.0/$batch') return Response.json(answerParts(((await request.json()) as { requests: [] }).requests))
      // the changes after the first sync: ben may sign in again
      if (pathname === '/v1.0/users/delta')
        return Response.json({ value: search.includes('latest') ? [] : [account('ben')], '@odata.deltaLink': DELTA })
      return Response.json(ANSWERS[pathname])
    }
    const directory = microsoft365Directory({ getToken: () => 'secret-token', fetch })
    const adapter = compose({ directory, engine: simulatedEngine() })
    const [cloud] = await adapter.listClouds(callOf())
    const scope = { cloudId: cloud?.id ?? '', domainId: 'harbour.example' }
    await adapter.sync(scope, 'users', callOf())
    await adapter.sync(scope, 'groups', callOf())
    const statuses = async () => (await adapter.listUsers({ scope }, callOf())).items.map(({ id, accountStatus }) => [id, accountStatus])
    expect(await statuses()).to.have.deep.members([
      ['ann', 'active'],
      ['ben', 'suspended'],
    ])
    expect((await adapter.listGroups({ scope }, callOf())).items).to.eql([{ id: 'g', name: 'G', memberCount: 1 }])
    await adapter.sync(scope, 'users', callOf())
    expect(await statuses()).to.deep.include(['ben', 'active'])
    expect(requests.map(({ url }) => url)).to.include(DELTA)
    for (const request of requests) {
      expect(new URL(request.url).origin).to.equal('https://graph.microsoft.com')
      expect(request.url).not.to.include('secret-token')
      expect(request.headers.get('authorization')).to.equal('Bearer secret-token')
      expect(request.credentials).to.equal('omit')
    }
    adapter.close()
  })
})
