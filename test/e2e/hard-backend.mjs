// A backend whose delays and failures depend on a seed, for tests of the page under bad conditions.
import { randomOf } from './random.mjs'

const problem = (status, type, headers = {}) =>
  new Response(JSON.stringify({ type: `urn:backup-start:${type}`, title: 'a failure of the test', status }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

const FAILURES = [
  () => problem(500, 'unavailable'),
  () => problem(503, 'unavailable', { 'retry-after': '1' }),
  () => problem(429, 'rate-limited', { 'retry-after': '1' }),
]

/**
 * Options of `serve`. `failures`: share of the requests that get a response with status 500, 503 or 429 and are not handled.
 * `lostStarts`: number of starts that are handled but whose answers are lost. `delaysMs`: minimum and maximum time until an answer.
 */
export const hardBackend = ({ seed, failures = 0, lostStarts = 0, delaysMs = [0, 0] }) => {
  const random = randomOf(seed)
  const starts = []
  let left = lostStarts
  const isStart = ({ method, url }) => method === 'POST' && url.endsWith('/backups')
  return {
    /** Idempotency keys of the handled starts. */
    starts,
    async onRequest() {
      const [shortest, longest] = delaysMs
      await new Promise((resolve) => setTimeout(resolve, shortest + random() * (longest - shortest)))
      return random() < failures ? FAILURES[Math.floor(random() * FAILURES.length)]() : undefined
    },
    onAnswer(request) {
      if (!isStart(request)) return undefined
      starts.push(request.headers.get('idempotency-key'))
      if (left === 0) return undefined
      left -= 1
      return 'cut'
    },
  }
}
