// Managed PostgreSQL servers: roles with few privileges, extensions in other schemas, poolers, encodings, and passwords with special
// characters. Each setup works, or the error says what to change.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import pg from 'pg'
import { createBackendOn } from '../../../src/backends/postgres/create-postgres-backend.js'
import { describeDatabaseUrl } from '../../../src/backends/postgres/database/database-url.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import { seedTenant } from '../../../src/backends/postgres/mirror/seed-tenant.js'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import { generateTenant } from '../../../src/memory.js'
import { backends, urlOf } from '../../tools/postgres.js'

const tenant = generateTenant({ seed: 1, users: 20, credits: 10, cloud: 'google-workspace' })
const [cloud] = tenant.clouds
const scope = { cloudId: cloud?.id ?? '', domainId: cloud?.domains[0]?.id ?? '' }
const call = () => ({ signal: new AbortController().signal })

/** Opens a backend at a URL, searches in it, and closes it. Rejects with the error of the opening. */
const useBackend = async (url: string): Promise<void> => {
  const database = await openDatabase({ url, poolSize: 2 })
  const backend = await createBackendOn(database, { directory: createTenantDirectory(tenant) }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  try {
    await seedTenant(database.db, tenant)
    const { items } = await backend.adapter.listUsers({ scope }, call())
    const name = items[0]?.name ?? ''
    const found = await backend.adapter.listUsers({ scope, search: name.slice(1, 5) }, call())
    assert.ok(found.items.some((user) => user.name === name))
    assert.equal(await backend.grantCredits(scope, 1), true)
  } finally {
    await backend.stop()
  }
}

/** A proxy that treats the start-up parameter `options` like a pooler: rejects it, or forwards the connection without it. */
const startPooler = async (target: URL, mode: 'reject' | 'ignore'): Promise<{ url: string; stop(): void }> => {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => {})
    client.once('data', (packet) => {
      const fields = packet.subarray(8).toString('utf8').split('\0')
      if (mode === 'reject') {
        const text = Buffer.from('SFATAL\0C08P01\0Munsupported startup parameter: options\0\0')
        const head = Buffer.alloc(5)
        head.write('E')
        head.writeInt32BE(text.length + 4, 1)
        client.end(Buffer.concat([head, text]))
        return
      }
      const kept: string[] = []
      for (let at = 0; at + 1 < fields.length && fields[at] !== ''; at += 2)
        if (fields[at] !== 'options') kept.push(fields[at] ?? '', fields[at + 1] ?? '')
      const body = Buffer.from(`${kept.join('\0')}\0\0`)
      const head = Buffer.alloc(8)
      head.writeInt32BE(body.length + 8)
      head.writeInt32BE(196_608, 4)
      const upstream = connect(Number(target.port || 5432), target.hostname)
      sockets.add(upstream)
      upstream.on('error', () => {})
      upstream.write(Buffer.concat([head, body]))
      client.pipe(upstream).pipe(client)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: url.href, stop }
}

describe('describeDatabaseUrl', () => {
  for (const password of ['s3cr/et', '1/secret', '1#secret', '1?secret', 's3cr@e/t', '1@2#secret'])
    it(`rejects the unencoded password ${password} and quotes no part of it`, async () => {
      const url = `postgres://ada:${password}@db.example/backup`
      assert.throws(
        () => describeDatabaseUrl(url),
        (error: Error) => {
          assert.match(error.message, /special characters of the password must be encoded, such as \/ as %2F/)
          assert.doesNotMatch(inspect(error, { depth: 9 }).replaceAll(/^ +at .*$/gm, ''), /secret|s3cr|ada/)
          return true
        },
      )
      await assert.rejects(openDatabase({ url }), { code: 'bad-input', field: 'database.url' })
    })

  it('returns host and path of a valid URL', () => {
    assert.equal(describeDatabaseUrl('postgres://ada:s%2Fe%40c@db.example:6432/backup?application_name=a@b'), 'db.example:6432/backup')
    assert.equal(describeDatabaseUrl('postgresql://ada@db.example/backup'), 'db.example/backup')
    assert.throws(() => describeDatabaseUrl('mysql://ada@db.example/backup'), /must begin with postgres:/)
  })
})

for (const { name, empty } of backends()) {
  if (name === 'PGlite') continue
  describe('a managed PostgreSQL server', { concurrency: 1 }, () => {
    const setUp = async (t: { after(act: () => Promise<void> | void): void }) => {
      const { location, remove } = await empty()
      const url = urlOf(location)
      const admin = new pg.Client({ connectionString: url })
      await admin.connect()
      const undo: string[] = []
      t.after(async () => {
        for (const statement of undo) await admin.query(statement)
        await admin.end()
        await remove()
      })
      return { url, admin, undo }
    }

    it('names the statements for a role that may not create schemas, and works after them', async (t) => {
      const { url, admin, undo } = await setUp(t)
      const role = `Tenant "${randomBytes(4).toString('hex')}`
      const quoted = `"${role.replaceAll('"', '""')}"`
      await admin.query(`create role ${quoted} login password 'x'`)
      undo.push(`drop owned by ${quoted} cascade`, `drop role ${quoted}`)
      const own = new URL(url)
      own.username = encodeURIComponent(role)
      own.password = 'x'
      let statements = ''
      await assert.rejects(useBackend(own.href), ({ message, code }: { message: string; code: string }) => {
        assert.equal(code, 'unavailable')
        assert.match(
          message,
          /may not create schemas and extensions in the database \S+\. Let its owner run: create schema backup_start auth/,
        )
        statements = message.split('owner run: ')[1] ?? ''
        return true
      })
      await admin.query(statements)
      await useBackend(own.href)
      await useBackend(own.href)
    })

    for (const schema of ['extensions', 'Odd "name', 'public'])
      it(`uses pg_trgm in the schema ${schema}`, async (t) => {
        const { url, admin } = await setUp(t)
        const quoted = `"${schema.replaceAll('"', '""')}"`
        await admin.query(`create schema if not exists ${quoted}; create extension pg_trgm schema ${quoted}`)
        await useBackend(url)
        await useBackend(url)
      })

    it('rejects a database whose encoding cannot hold every name', async (t) => {
      const { url, admin, undo } = await setUp(t)
      const database = `backup_start_latin_${randomBytes(4).toString('hex')}`
      await admin.query(`create database ${database} encoding 'LATIN1' locale 'C' template template0`)
      undo.push(`drop database ${database} with (force)`)
      const latin = new URL(url)
      latin.pathname = `/${database}`
      await assert.rejects(useBackend(latin.href), {
        code: 'unavailable',
        retryable: false,
        message: new RegExp(
          `the database ${database} has the encoding LATIN1, .* create database backup encoding 'UTF8' template template0`,
        ),
      })
    })

    for (const mode of ['reject', 'ignore'] as const)
      it(`explains a pooler that ${mode}s the settings of a session`, async (t) => {
        const { url } = await setUp(t)
        const pooler = await startPooler(new URL(url), mode)
        t.after(pooler.stop)
        await assert.rejects(useBackend(pooler.url), {
          code: 'unavailable',
          retryable: false,
          message: /leads to a connection pooler, such as PgBouncer, .* use the URL of the PostgreSQL server itself/,
        })
      })
  })
}
