import { setTimeout as sleep } from 'node:timers/promises'
import type { BackupRun, CreditBalance, Page, RunUser } from '../../src/core/index.js'

/** API calls that survive a killed server: requests without an answer or with a 5xx response are retried under the same idempotency key. */
export interface BackupClient {
  sync(domainId: string): Promise<void>
  startBackup(domainId: string, userIds: readonly string[], key: string): Promise<BackupRun>
  retryRun(domainId: string, runId: string, key: string): Promise<BackupRun>
  getRun(domainId: string, runId: string): Promise<BackupRun>
  listRunUsers(domainId: string, runId: string): Promise<readonly RunUser[]>
  getCredits(domainId: string): Promise<CreditBalance['available']>
}

const PATIENCE_MS = 300_000
const PAUSE_MS = 200

export const createBackupClient = (baseUrl: string): BackupClient => {
  const send = async <T>(domainId: string, path: string, body?: object, key?: string): Promise<T> => {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      let problem: string
      try {
        const response = await fetch(`${baseUrl}/v1/clouds/c/domains/${domainId}/${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(30_000),
        })
        const text = await response.text()
        if (response.ok) return JSON.parse(text) as T
        problem = `${path} answered ${response.status}: ${text}`
        if (response.status < 500) throw new RangeError(problem)
      } catch (error) {
        if (error instanceof RangeError) throw error
        problem = String(error)
      }
      if (performance.now() > end) throw new Error(`no answer within ${PATIENCE_MS} ms: ${problem}`)
      await sleep(PAUSE_MS)
    }
  }
  return {
    async sync(domainId) {
      const { id } = await send<{ id: string }>(domainId, 'syncs', { kind: 'users' })
      for (;;) {
        const { status } = await send<{ status: string }>(domainId, `syncs/${id}`)
        if (status === 'completed') return
        if (status !== 'running') throw new Error(`the sync of ${domainId} is ${status}`)
        await sleep(PAUSE_MS)
      }
    },
    startBackup: (domainId, userIds, key) =>
      send(
        domainId,
        'backups',
        { items: userIds.map((id) => ({ kind: 'user', id })), settings: 'default', expectedCredits: userIds.length },
        key,
      ),
    retryRun: (domainId, runId, key) => send(domainId, `backups/${runId}:retry`, {}, key),
    getRun: (domainId, runId) => send(domainId, `backups/${runId}`),
    async listRunUsers(domainId, runId) {
      const users: RunUser[] = []
      let cursor: string | undefined
      do {
        const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
        const page: Page<RunUser> = await send(domainId, `backups/${runId}/users${query}`)
        users.push(...page.items)
        cursor = page.next
      } while (cursor !== undefined)
      return users
    },
    getCredits: async (domainId) => (await send<CreditBalance>(domainId, 'credits')).available,
  }
}
