import { expect } from '@open-wc/testing'
import { policyWith } from './hosts/policy.mjs'

interface Policies {
  createPolicy(name: string, rules: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string | null>): unknown
}

/**
 * Applies the portals' policy to this page, so that a violation fails the test. Storybook may assign HTML strings, but our sources may not.
 * Engines without Trusted Types skip this, because checking one engine is enough.
 */
export const underPolicy = (): void => {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  if (trustedTypes === undefined) return
  const violations: string[] = []
  const admit = (text: string): string | null => (new Error().stack?.includes('/src/') ? null : text)

  before(async () => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
      violations.push(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`),
    )
    trustedTypes.createPolicy('default', { createHTML: admit, createScript: admit, createScriptURL: admit })
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = policyWith()
    document.head.append(meta)
    // checks that the policy is in force: it blocks an inline style
    document.createElement('div').setAttribute('style', 'color: red')
    await new Promise((resolve) => setTimeout(resolve))
    expect(violations.splice(0)).to.have.length(1)
  })
  afterEach(() => {
    expect(violations.splice(0), 'what the policy refused').to.deep.equal([])
  })
}
