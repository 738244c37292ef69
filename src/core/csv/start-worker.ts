interface ScriptPolicy {
  createScriptURL(url: string): unknown
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy
}

// one of this name may exist in a page, so it is made once
let policy: ScriptPolicy | undefined

/** Our own worker, or `undefined` where there can be none. The policy `backup-start` admits its address only. */
export const startWorker = (): Worker | undefined => {
  if (typeof Worker === 'undefined') return undefined
  try {
    // the build writes ./csv-worker.js here: one file without imports, which bundlers take along as an asset
    const address = new URL('./csv-worker.ts', import.meta.url)
    const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
    if (trustedTypes === undefined) return new Worker(address, { type: 'module' })
    policy ??= trustedTypes.createPolicy('backup-start', {
      createScriptURL: (url) => {
        if (url !== address.href) throw new TypeError('only the worker of backup-start')
        return url
      },
    })
    return new Worker(policy.createScriptURL(address.href) as URL, { type: 'module' })
  } catch {
    return undefined
  }
}
