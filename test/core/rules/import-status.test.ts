import { expect } from 'chai'
import { importStatus } from '../../../src/core/rules/import-status.js'

describe('importStatus', () => {
  it('keeps the status of a user of an open run', () => {
    expect(importStatus('pending', 'protected', 'open')).to.equal('pending')
    expect(importStatus('pending', undefined, 'open')).to.equal('pending')
  })

  it('returns the status that the engine lists', () => {
    expect(importStatus('none', 'protected', 'none')).to.equal('protected')
    expect(importStatus('failed', 'protected', 'ended')).to.equal('protected')
  })

  it('ends the protection of a user that the engine does not list, unless a run ended it', () => {
    expect(importStatus('protected', undefined, 'none')).to.equal('none')
    expect(importStatus('protected', undefined, 'ended')).to.equal('protected')
    expect(importStatus('failed', undefined, 'ended')).to.equal('failed')
  })
})
