import { type BackupAdapter, type BackupRequest, createBackupSession, type IntentStore } from '../../src/core/index.js'
import { createMemoryAdapter } from '../../src/memory.js'
import { withMethods } from './adapters.js'
import { scope, smallTenant } from './tenants.js'

/** Returns the names of the intents in a store, which also contains the draft of the session. */
export const intentsIn = (texts: ReadonlyMap<string, string>): string[] => [...texts.keys()].filter((name) => !name.includes(':draft:'))

/** Returns a store in memory, with the map behind it. */
export const mapStore = () => {
  const texts = new Map<string, string>()
  const store: IntentStore = {
    get: (key) => texts.get(key),
    set: (key, value) => texts.set(key, value),
    delete: (key) => texts.delete(key),
  }
  return { texts, store }
}

/** Creates a memory adapter that records every start with its key. */
export const recordStarts = (answer?: (count: number, start: () => Promise<unknown>) => Promise<unknown>) => {
  const memory = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
  const starts: { key: string; request: BackupRequest }[] = []
  const adapter: BackupAdapter = withMethods(memory, {
    startBackup: async (request, call) => {
      starts.push({ key: call.idempotencyKey, request })
      const start = () => memory.startBackup(request, call)
      return (answer ? await answer(starts.length, start) : await start()) as never
    },
  })
  const { store, texts } = mapStore()
  const open = () => createBackupSession({ adapter, scope, store })
  return { memory, adapter, starts, store, texts, open }
}
