// One caller that attacks a server, for `npm run bench:routes`. It has its own process, so that its work does not delay the measurement.
//   node … route-attacker.ts URL PATH TITLE     attacks until the parent disconnects
import { setTimeout as sleep } from 'node:timers/promises'

const [, , url = '', at = '', title = ''] = process.argv
const controller = new AbortController()
const { signal } = controller

const repeat = (count: number, act: () => Promise<unknown>) => async (): Promise<void> => {
  const lane = async (): Promise<void> => {
    while (!signal.aborted) await act().catch(() => sleep(5))
  }
  await Promise.all(Array.from({ length: count }, lane))
}
const get = async (path: string, stop: AbortSignal = signal): Promise<void> => {
  await (await fetch(url + at + path, { signal: stop })).arrayBuffer()
}
const post = async (path: string, body: string, key: string): Promise<void> => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  await (await fetch(url + at + path, { method: 'POST', headers, body, signal })).arrayBuffer()
}
const startOf = (settings: object): string => JSON.stringify({ items: [], settings, expectedCredits: 0 })

/** The attacks by title. Each prepares its bodies before it begins. */
const ATTACKS: Record<string, () => () => Promise<void>> = {
  'searches that are aborted after 50 ms, 120 at once': () =>
    repeat(120, () => get(`/users?limit=500&search=zz${Math.random()}&sort=-email`, AbortSignal.any([signal, AbortSignal.timeout(50)]))),
  'searches by two letters, 40 at once': () => repeat(40, () => get('/users?search=qx&limit=500')),
  'a start with 3.6 million settings': () => {
    const body = startOf(Object.fromEntries(Array.from({ length: 3_600_000 }, (_, i) => [`s${i}`, 1])))
    return repeat(1, () => post('/backups', body, 'many'))
  },
  'starts of 55 MiB, 24 at once': () => {
    const body = startOf({ text: 'x'.repeat(55 * 2 ** 20) })
    return repeat(24, () => post('/backups', body, 'large'))
  },
  'a start of 1,000,000 unknown users': () => {
    const items = Array.from({ length: 1_000_000 }, (_, i) => ({ kind: 'user', id: `unknown-${i}` }))
    const body = JSON.stringify({ items, settings: 'default', expectedCredits: 0 })
    return repeat(1, () => post('/backups', body, `unknown-${Math.random()}`))
  },
  '200,000 keys to match, 4 at once': () => {
    const body = JSON.stringify({ keys: Array.from({ length: 200_000 }, (_, i) => `k${i % 1000}`) })
    return repeat(4, () => post('/users:match', body, 'keys'))
  },
  'retries of unknown runs, 40 at once': () => repeat(40, () => post('/backups/none:retry', '{}', `retry-${Math.random()}`)),
}

process.on('disconnect', () => process.exit())
if (title === '') process.send?.(Object.keys(ATTACKS))
else {
  const attack = ATTACKS[title]?.()
  process.send?.('ready')
  await attack?.()
}
