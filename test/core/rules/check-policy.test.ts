import { expect } from 'chai'
import type { BackupError, PolicyDraft } from '../../../src/core/index.js'
import { checkPolicyDraft, checkPolicyStart } from '../../../src/core/internal.js'

const draft: PolicyDraft = { name: ' Staff ', items: [{ kind: 'group', id: 'staff' }], settings: 'default', leavers: 'keep' }
const fieldOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return (error as BackupError).field
  }
  return undefined
}

describe('checkPolicyDraft', () => {
  it('trims the name and keeps the terms', () => {
    expect(checkPolicyDraft({ ...draft, limit: 2 ** 31 - 1 })).to.deep.equal({ ...draft, name: 'Staff', limit: 2 ** 31 - 1 })
  })

  it('names the invalid field', () => {
    const wrong: [string, Partial<Record<keyof PolicyDraft, unknown>>][] = [
      ['name', { name: '  ' }],
      ['name', { name: 'x'.repeat(201) }],
      ['items', { items: [] }],
      ['items', { items: [{ kind: 'team', id: 'staff' }] }],
      ['exceptions', { exceptions: [{ kind: 'user', id: '' }] }],
      ['settings', { settings: 'own' }],
      ['limit', { limit: -1 }],
      ['limit', { limit: 1.5 }],
      ['limit', { limit: 2 ** 31 }],
      ['leavers', { leavers: { giveBackAfterDays: 3651 } }],
    ]
    for (const [field, part] of wrong) expect(fieldOf(() => checkPolicyDraft({ ...draft, ...part } as PolicyDraft))).to.equal(field)
  })
})

describe('checkPolicyStart', () => {
  it('rejects a start that takes more credits than the limit of its policy', () => {
    expect(fieldOf(() => checkPolicyStart({ limit: 10 }, 11))).to.equal('limit')
    expect(fieldOf(() => checkPolicyStart({ limit: 10 }, 10))).to.equal(undefined)
    expect(fieldOf(() => checkPolicyStart({}, 1_000_000))).to.equal(undefined)
  })
})
