import type { Registry } from 'prom-client'
import type { BackendFigures } from '../../backends/postgres/postgres-backend.js'
import type { HandledRequest } from '../../http/server/observe-requests.js'

/** Metrics of this process and of its database, in the text format of Prometheus. */
export interface Metrics {
  countRequest(handled: HandledRequest): void
  /** Returns all metrics. Reads the figures of the database first. */
  render(): Promise<{ type: string; text: string }>
}

/** Upper limits of the duration histogram, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

type Gauge = (name: string, help: string, labelNames?: string[]) => { set(labels: Record<string, string>, value: number): void }

const writeFigures = (gauge: Gauge): ((figures: BackendFigures) => void) => {
  const runs = gauge('backup_start_runs', 'Runs by status.', ['status'])
  const users = gauge('backup_start_run_users', 'Users of all runs by outcome.', ['outcome'])
  const waiting = gauge('backup_start_queue_jobs', 'Jobs that wait for a worker.', ['queue'])
  const queueAge = gauge('backup_start_queue_age_seconds', 'Age of the oldest job that waits.', ['queue'])
  const syncAge = gauge('backup_start_sync_age_seconds', 'Time since the last completed sync.', ['cloud', 'domain', 'kind'])
  const credits = gauge('backup_start_credits_available', 'Available credits; +Inf without a limit.', ['cloud', 'domain'])
  return (figures) => {
    for (const [status, count] of Object.entries(figures.runs)) runs.set({ status }, count)
    for (const [outcome, count] of Object.entries(figures.users)) users.set({ outcome }, count)
    for (const [queue, { waiting: jobs, oldestAgeS }] of Object.entries(figures.queues)) {
      waiting.set({ queue }, jobs)
      queueAge.set({ queue }, oldestAgeS)
    }
    for (const { scope, credits: available, syncAgeS } of figures.domains) {
      const labels = { cloud: scope.cloudId, domain: scope.domainId }
      credits.set(labels, available === 'unlimited' ? Number.POSITIVE_INFINITY : available)
      for (const [kind, seconds] of Object.entries(syncAgeS)) syncAge.set({ ...labels, kind }, seconds)
    }
  }
}

/**
 * Creates the metrics of a process. Needs the package `prom-client`.
 *
 * @param readFigures reads the figures of the database when the metrics are scraped
 */
const createMetrics = async (readFigures: () => Promise<BackendFigures>): Promise<Metrics> => {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry: NewRegistry } = await import('prom-client')
  const process: Registry = new NewRegistry()
  collectDefaultMetrics({ register: process })
  const requests = new Counter({
    name: 'backup_start_http_requests_total',
    help: 'Requests by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [process],
  })
  const durations = new Histogram({
    name: 'backup_start_http_request_duration_seconds',
    help: 'Duration of requests by operation.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers: [process],
  })
  return {
    countRequest({ operation = 'none', status, durationMs }) {
      requests.inc({ operation, status })
      durations.observe({ operation }, durationMs / 1000)
    },
    async render() {
      // A new registry for each scrape, so that a removed domain disappears.
      const database: Registry = new NewRegistry()
      const write = writeFigures((name, help, labelNames = []) => new Gauge({ name, help, labelNames, registers: [database] }))
      write(await readFigures())
      return { type: process.contentType, text: `${await process.metrics()}\n${await database.metrics()}` }
    },
  }
}

/** Creates the metrics of a process; resolves to undefined if `prom-client` is not installed. */
export const openMetrics = async (readFigures: () => Promise<BackendFigures>): Promise<Metrics | undefined> => {
  try {
    return await createMetrics(readFigures)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
