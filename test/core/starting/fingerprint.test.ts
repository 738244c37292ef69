import { expect } from 'chai'
import type { BackupRequest } from '../../../src/core/index.js'
import { fingerprint } from '../../../src/core/starting/fingerprint.js'
import { group, otherScope, scope, user } from '../../worlds/tenants.js'

describe('fingerprint', () => {
  const request: BackupRequest = { scope, items: [user('a'), group('b')], settings: { x: 'y', z: true }, expectedCredits: 3 }
  it('is the same if only the order of the request differs', () => {
    const same: BackupRequest = {
      expectedCredits: 3,
      settings: { z: true, x: 'y' },
      items: [group('b'), user('a')],
      scope: { domainId: scope.domainId, cloudId: scope.cloudId },
    }
    expect(fingerprint(same)).to.equal(fingerprint(request))
  })
  it('differs if any part of the request differs', () => {
    const others: BackupRequest[] = [
      { ...request, expectedCredits: 4 },
      { ...request, settings: 'default' },
      { ...request, settings: { x: 'y', z: false } },
      { ...request, items: [user('b'), group('a')] },
      { ...request, items: [user('a')] },
      { ...request, items: [user('ag'), { kind: 'group', id: 'b' }] },
      { ...request, scope: otherScope },
    ]
    expect(new Set([request, ...others].map(fingerprint)).size).to.equal(others.length + 1)
  })
})
