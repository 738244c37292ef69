interface ScriptPolicy {
  createScriptURL(url: string): unknown
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy
}

// policy names are unique on a page, so the policy is created once
let policy: ScriptPolicy | undefined

/**
 * Starts the CSV worker, or returns `undefined` if none can start. The Trusted Types policy `backup-start` admits only the URL of this
 * worker.
 */
export const startWorker = (): Worker | undefined => {
  if (typeof Worker === 'undefined') return undefined
  try {
    // the build replaces this with ./csv-worker.js, one file without imports, which bundlers copy as an asset
    const address = new URL('./csv-worker.ts', import.meta.url)
    const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
    if (trustedTypes === undefined) return new Worker(address, { type: 'module' })
    policy ??= trustedTypes.createPolicy('backup-start', {
      createScriptURL: (url) => {
        if (url !== address.href) throw new TypeError('The policy "backup-start" admits only its own worker.')
        return url
      },
    })
    return new Worker(policy.createScriptURL(address.href) as URL, { type: 'module' })
  } catch {
    return undefined
  }
}
