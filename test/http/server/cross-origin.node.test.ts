// Browsers do not let a script set these headers, so these tests run in Node only.
import { expect } from 'chai'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler, type HandlerOptions } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'

const DOMAIN = '/v1/clouds/google/domains/example.com'
const tenant = sampleTenant({ seed: 51, users: 20 })
const yes = () => true

const serve = (options: HandlerOptions = { authorize: yes }) => {
  const handler = createHandler(createMemoryAdapter({ tenant }), options)
  return (method: string, path: string, headers: Record<string, string>) =>
    handler(new Request(`http://localhost${path}`, { method, headers }))
}

describe('createHandler: requests of other origins', () => {
  it('responds to a rejected cookie with 403, because the caller has signed in', async () => {
    const response = await serve({ authorize: () => false })('GET', '/v1/clouds', { cookie: 'session=1' })
    expect(response.status).to.equal(403)
  })

  it('sends CORS headers to listed origins only, and exposes Retry-After and the request id', async () => {
    const ask = serve({ authorize: yes, cors: { origins: ['https://portal.example'] } })
    const from = (origin: string) => ({
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'idempotency-key',
    })
    const preflight = await ask('OPTIONS', `${DOMAIN}/backups`, from('https://portal.example'))
    expect(preflight.status).to.equal(204)
    expect(preflight.headers.get('access-control-allow-origin')).to.equal('https://portal.example')
    expect(preflight.headers.get('access-control-allow-headers')).to.contain('idempotency-key')
    expect(preflight.headers.get('access-control-allow-credentials')).to.equal(null)
    const answer = await ask('GET', '/v1/clouds', { origin: 'https://portal.example' })
    expect(answer.headers.get('access-control-expose-headers'))
      .to.match(/retry-after/i)
      .and.to.match(/x-request-id/i)
    const stranger = await ask('GET', '/v1/clouds', { origin: 'https://other.example' })
    expect(stranger.headers.get('access-control-allow-origin')).to.equal(null)
    const failed = await ask('GET', `${DOMAIN}/nothing`, { origin: 'https://portal.example' })
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).to.deep.equal([404, 'https://portal.example'])
    const silent = await serve()('GET', '/v1/clouds', { origin: 'https://portal.example' })
    expect(silent.headers.get('access-control-allow-origin')).to.equal(null)
    expect(() => createHandler(createMemoryAdapter({ tenant }), { cors: { origins: ['*'], credentials: true } })).to.throw(/credentials/)
  })
})
