import { createServer, type Server } from 'node:http'
import { expect } from 'chai'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import Provider from 'oidc-provider'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler, oidc } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'

const DOMAIN = 'http://localhost/v1/clouds/google/domains/example.com/credits'
const OTHER_DOMAIN = 'http://localhost/v1/clouds/google/domains/example.org/credits'

const makeKey = async (kid: string): Promise<JWK & { kid: string }> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }
}

/** A real OpenID provider that issues JWT access tokens for the audience `backup`. */
const startIssuer = async (port: number, key: JWK & { kid: string }): Promise<{ issuer: string; port: number; stop(): Promise<void> }> => {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'portal', client_secret: 'secret', grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    jwks: { keys: [key] },
    extraTokenClaims: () => ({ domains: ['example.com'] }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'https://backup.example',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience: 'backup',
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  server.on('request', provider.callback())
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, port: address.port, stop }
}

const tokenFrom = async (issuer: string): Promise<string> => {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('portal:secret')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&scope=api',
  })
  const { access_token: token } = (await response.json()) as { access_token?: string }
  if (token === undefined) throw new Error(`the issuer answered ${response.status}`)
  return token
}

describe('oidc', () => {
  let key: JWK & { kid: string }
  let issuer: Awaited<ReturnType<typeof startIssuer>>
  before(async () => {
    key = await makeKey('first')
    issuer = await startIssuer(0, key)
  })
  after(() => issuer.stop())

  const serve = (options: Partial<Parameters<typeof oidc>[0]> = {}) => {
    const reported: string[] = []
    const handler = createHandler(createMemoryAdapter({ tenant: sampleTenant({ seed: 1, users: 20 }) }), {
      authorize: oidc({
        issuer: issuer.issuer,
        audience: 'backup',
        permissions: ({ domains }, _action, scope) => scope === undefined || (domains as string[]).includes(scope.domainId),
        ...options,
      }),
      onError: ({ message }) => reported.push(message),
    })
    const ask = async (token: string | undefined, url = DOMAIN) => {
      const response = await handler(new Request(url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }))
      return { status: response.status, text: await response.text(), challenge: response.headers.get('www-authenticate') }
    }
    return { ask, reported }
  }
  const sign = async (claims: Record<string, unknown>, { kid = 'first', exp = '10m' }: { kid?: string; exp?: string | number } = {}) =>
    new SignJWT({ domains: ['example.com'], ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer.issuer)
      .setAudience((claims.aud as string) ?? 'backup')
      .setExpirationTime(exp)
      .sign(await (await import('jose')).importJWK(key, 'RS256'))

  it('accepts a token that the issuer signed, for the domains in its claims', async () => {
    const { ask } = serve()
    const token = await tokenFrom(issuer.issuer)
    expect((await ask(token)).status).to.equal(200)
    expect((await ask(token, OTHER_DOMAIN)).status).to.equal(403)
  })

  it('verifies the token of a request once, although a list of clouds calls authorize for each domain', async () => {
    const authorize = oidc({ issuer: issuer.issuer, audience: 'backup', permissions: () => true })
    const { headers } = new Request(DOMAIN, { headers: { authorization: `Bearer ${await sign({ sub: 'ada' })}` } })
    let reads = 0
    const request = Object.defineProperty(new Request(DOMAIN), 'headers', {
      get() {
        reads += 1
        return headers
      },
    })
    const ask = (domainId: string) => authorize(request, 'read', { cloudId: 'google', domainId })
    const decisions = await Promise.all(Array.from({ length: 200 }, (_, at) => ask(`${at}`)))
    expect(decisions).to.deep.equal(decisions.map(() => ({ id: 'ada', name: 'ada' })))
    expect(reads).to.equal(1)
  })

  it('takes the id of the actor from `sub` of the token, and the name from its other claims', async () => {
    const actors: unknown[] = []
    const memory = createMemoryAdapter({ tenant: sampleTenant({ seed: 1, users: 20 }) })
    const saveSettings: typeof memory.saveSettings = async (_, values, { actor }) => {
      actors.push(actor)
      return values
    }
    const handler = createHandler(
      { ...memory, saveSettings },
      { authorize: oidc({ issuer: issuer.issuer, audience: 'backup', permissions: () => true }) },
    )
    for (const claims of [
      { sub: 's-1', name: 'Ada', email: 'a@example.com' },
      { sub: 's-2', email: 'b@example.com' },
      { sub: 's-3' },
      {},
    ]) {
      const headers = { authorization: `Bearer ${await sign(claims)}`, 'content-type': 'application/json' }
      const url = DOMAIN.replace('credits', 'settings')
      expect((await handler(new Request(url, { method: 'PUT', headers, body: '{}' }))).status).to.equal(200)
    }
    expect(actors).to.deep.equal([{ id: 's-1', name: 'Ada' }, { id: 's-2', name: 'b@example.com' }, { id: 's-3', name: 's-3' }, undefined])
  })

  it('names the caller of a change that the permissions refuse', async () => {
    const told: unknown[] = []
    const handler = createHandler(createMemoryAdapter({ tenant: sampleTenant({ seed: 1, users: 20 }) }), {
      authorize: oidc({ issuer: issuer.issuer, audience: 'backup', permissions: () => false }),
      onRefused: ({ actor, action }) => void told.push([actor, action]),
    })
    const headers = { authorization: `Bearer ${await sign({ sub: 's-1', name: 'Ada' })}`, 'content-type': 'application/json' }
    const response = await handler(new Request(DOMAIN.replace('credits', 'settings'), { method: 'PUT', headers, body: '{}' }))
    expect(response.status).to.equal(403)
    expect(told).to.deep.equal([[{ id: 's-1', name: 'Ada' }, 'settings-saved']])
  })

  it('rejects requests without a token, with a challenge', async () => {
    const { status, challenge } = await serve().ask(undefined)
    expect([status, challenge]).to.deep.equal([401, 'Bearer'])
  })

  it('rejects tokens that are expired, for another audience, of another issuer, unsigned or signed by another party', async () => {
    const { ask, reported } = serve()
    const claims = btoa(JSON.stringify({ iss: issuer.issuer, aud: 'backup', exp: 4102444800, domains: ['example.com'] }))
    const stranger = await makeKey('first')
    const forged = await new SignJWT({ domains: ['example.com'] })
      .setProtectedHeader({ alg: 'RS256', kid: 'first' })
      .setIssuer(issuer.issuer)
      .setAudience('backup')
      .setExpirationTime('10m')
      .sign(await (await import('jose')).importJWK(stranger, 'RS256'))
    const refused: Record<string, string> = {
      expired: await sign({}, { exp: Math.floor(Date.now() / 1000) - 3600 }),
      audience: await sign({ aud: 'mail' }),
      unsigned: `${btoa('{"alg":"none"}').replaceAll('=', '')}.${claims.replaceAll('=', '')}.`,
      forged,
      nonsense: 'a.b.c',
    }
    for (const [name, token] of Object.entries(refused)) {
      const { status, text } = await ask(token)
      expect(status, name).to.equal(401)
      expect(text, name).not.to.contain(token)
    }
    expect(reported).to.deep.equal([])
  })

  it('rejects a token without expiry', async () => {
    const { SignJWT: Sign, importJWK } = await import('jose')
    const eternal = await new Sign({ domains: ['example.com'] })
      .setProtectedHeader({ alg: 'RS256', kid: 'first' })
      .setIssuer(issuer.issuer)
      .setAudience('backup')
      .sign(await importJWK(key, 'RS256'))
    expect((await serve().ask(eternal)).status).to.equal(401)
  })

  it('accepts a rotated key and rejects the old one', async () => {
    const { ask } = serve()
    const old = await tokenFrom(issuer.issuer)
    expect((await ask(old)).status).to.equal(200)
    const { port } = issuer
    await issuer.stop()
    key = await makeKey('second')
    issuer = await startIssuer(port, key)
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect((await ask(await tokenFrom(issuer.issuer))).status).to.equal(200)
    expect((await ask(old)).status).to.equal(401)
  })

  it('responds unavailable while the issuer is unreachable, and recovers', async () => {
    let isAway = true
    const { ask } = serve({ fetch: (...args) => (isAway ? Promise.reject(new TypeError('fetch failed')) : fetch(...args)) })
    const token = await tokenFrom(issuer.issuer)
    expect((await ask(token)).status).to.equal(503)
    isAway = false
    expect((await ask(token)).status).to.equal(200)
  })

  it('rejects invalid options', () => {
    const permissions = () => true
    expect(() => oidc({ issuer: 'login', audience: 'backup', permissions })).to.throw(/issuer must be a URL/)
    expect(() => oidc({ issuer: 'https://login.example', audience: [], permissions })).to.throw(/audience must not be empty/)
    for (const algorithms of [['none'], ['HS256'], []])
      expect(() => oidc({ issuer: 'https://login.example', audience: 'backup', algorithms, permissions })).to.throw(/asymmetric/)
  })
})
