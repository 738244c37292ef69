// Webhooks receive the ends of runs and syncs, signed, and again under the same id until they accept them.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { signWebhook } from '../../../src/backends/postgres/jobs/send-webhooks.js'
import { BackupError, type Scope } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { at, call, createEngine, firstOf, freshKey, isDue, manyDomains, startOf, until } from './run-world.js'

const tenant = manyDomains({ seed: 48, users: 40, credits: 2_000, domains: 8 })
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)
const scopeOf = (no: number): Scope => ({ cloudId, domainId: at(domains, no).id })
const SECRET = 'a secret of the portal'
const TOKEN = 'token-in-the-path'

interface Message {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver that answers with the next status of `answers`, then with 200. */
const openReceiver = async () => {
  const messages: Message[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      messages.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/${TOKEN}`, messages, answers, close: () => server.close() }
}

describe('signWebhook', () => {
  it('signs id, time and body with the bytes after whsec_, as Standard Webhooks do', () => {
    const key = Buffer.from('0123456789abcdef0123456789abcdef')
    const message = { id: 'msg-1', timestamp: 1_700_000_000, body: '{"type":"sync-failed"}' }
    const expected = `v1,${createHmac('sha256', key).update('msg-1.1700000000.{"type":"sync-failed"}').digest('base64')}`
    assert.equal(signWebhook(`whsec_${key.toString('base64')}`, message), expected)
    assert.equal(signWebhook(key.toString(), message), expected)
    assert.notEqual(signWebhook(SECRET, message), expected)
  })
})

for (const { name, create } of backends()) {
  describe(`webhooks on ${name}`, () => {
    let world: World
    let receiver: Awaited<ReturnType<typeof openReceiver>>
    let all: Awaited<ReturnType<typeof openReceiver>>
    const errors: string[] = []
    before(async () => {
      receiver = await openReceiver()
      all = await openReceiver()
      const engine = createEngine(({ user }) => {
        if (user.id === due[0]?.id) throw new BackupError('forbidden', 'The mailbox is on hold', { retryable: false })
      })
      world = await create({
        tenant,
        engine,
        onError: ({ message }) => errors.push(message),
        webhooks: [
          { url: receiver.url, secret: SECRET, events: ['backup-finished', 'backup-failed'] },
          { url: all.url, secret: SECRET, events: ['sync-finished'] },
        ],
      })
    })
    after(async () => {
      await world?.stop()
      receiver?.close()
      all?.close()
    })

    it('sends a signed message for the end of a run, without names and addresses', async () => {
      const scope = scopeOf(0)
      const { id: runId } = await startOf(world.adapter, scope, due.slice(0, 2))
      await until(() => receiver.messages.length > 0, 'the message')
      const { headers, body } = firstOf(receiver.messages)
      const { id, at: time, ...event } = JSON.parse(body)
      assert.deepEqual(event, { type: 'backup-finished', scope, runId, status: 'completed-with-errors', users: 2, done: 1, failed: 1 })
      assert.equal(time, (await world.adapter.getRun(scope, runId, call())).finishedAt)
      assert.equal(headers['webhook-id'], id)
      const timestamp = Number(headers['webhook-timestamp'])
      assert.ok(Math.abs(timestamp - Date.now() / 1000) < 600)
      assert.equal(headers['webhook-signature'], signWebhook(SECRET, { id, timestamp, body }))
      for (const { email } of due.slice(0, 2)) assert.ok(!body.includes(email))
    })

    it('sends the same message again until the receiver accepts it, and follows no redirect', async () => {
      receiver.messages.length = 0
      receiver.answers.push(503, 302)
      await startOf(world.adapter, scopeOf(1), due.slice(1, 2))
      await until(() => receiver.messages.length === 3, 'three attempts')
      const [first, ...others] = receiver.messages.map(({ path, headers, body }) => [path, headers['webhook-id'], body])
      for (const other of others) assert.deepEqual(other, first)
      assert.ok(errors.some((message) => /The webhook at 127\.0\.0\.1:\d+ answered 503\. It is sent again\./.test(message)))
      assert.ok(!errors.join().includes(TOKEN))
    })

    it('sends an ending once, although its job is delivered again', async () => {
      receiver.messages.length = 0
      const { id } = await startOf(world.adapter, scopeOf(2), due.slice(1, 2))
      await until(() => receiver.messages.length === 1, 'the message')
      const run = await world.db.selectFrom('runs').select(['no', 'finished_at']).where('id', '=', id).executeTakeFirstOrThrow()
      const jobs = await openJobQueue(world.database, () => {})
      await world.db.transaction().execute((tx) => jobs.send(tx, 'ended', [{ run: run.no, at: run.finished_at?.toISOString() ?? '' }]))
      await jobs.stop()
      await startOf(world.adapter, scopeOf(3), due.slice(1, 2))
      await until(() => receiver.messages.some(({ body }) => body.includes('"d3"')), 'the message of a later run')
      assert.equal(receiver.messages.filter(({ body }) => body.includes(id)).length, 1)
    })

    it('sends only the events that a webhook names, and gives up after 410', async () => {
      receiver.messages.length = 0
      all.answers.push(410)
      await world.adapter.sync(scopeOf(4), 'users', call({ idempotencyKey: freshKey() }))
      await until(() => all.messages.length === 1, 'the message of the sync')
      await world.adapter.sync(scopeOf(5), 'groups', call())
      await until(() => all.messages.length === 2, 'the message of the second sync')
      assert.deepEqual(
        all.messages.map(({ body }) => JSON.parse(body)).map(({ type, kind }) => [type, kind]),
        [
          ['sync-finished', 'users'],
          ['sync-finished', 'groups'],
        ],
      )
      assert.equal(receiver.messages.length, 0)
    })
  })
}
