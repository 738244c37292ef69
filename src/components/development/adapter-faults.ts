const REQUIRED = ['listClouds', 'listUsers', 'listGroups', 'listOrgUnits', 'matchUsers', 'getCredits', 'startBackup'] as const

/** Returns why a value is not an adapter and what to do; undefined for an adapter. */
export const adapterFault = (value: unknown): string | undefined => {
  if (typeof value === 'string')
    return `adapter is the text ${JSON.stringify(value)}. Pass an adapter: createHttpAdapter({ baseUrl: ${JSON.stringify(value)} }) of backup-start/adapters/http.`
  if (typeof (value as { then?: unknown } | null)?.then === 'function') return 'adapter is a promise. Await it first.'
  if (typeof value === 'function') return 'adapter is a function. Call it, and pass the adapter that it returns.'
  if (typeof value !== 'object' || value === null) return `adapter is ${String(value)}. Pass an object with the methods of the port.`
  const missing = REQUIRED.filter((method) => typeof (value as Record<string, unknown>)[method] !== 'function')
  if (missing.length > 0)
    return `adapter has no ${missing.join(', ')}. Every adapter needs these methods; testAdapter of backup-start/testing checks them.`
  return undefined
}
