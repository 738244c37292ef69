import { expect } from 'chai'
import type { BackupRequest, PolicyDraft } from '../../../src/core/index.js'
import { fingerprint } from '../../../src/core/starting/fingerprint.js'
import { group, otherScope, scope, user } from '../../worlds/tenants.js'

describe('fingerprint', () => {
  const request: BackupRequest = { scope, items: [user('a'), group('b')], settings: { x: 'y', z: true }, expectedCredits: 3 }
  const policy: PolicyDraft = { name: 'P', items: request.items, settings: 'default', leavers: 'keep' }
  it('is the same if only the order of the items of the policy differs', () => {
    const other = { ...policy, items: [group('b'), user('a')] }
    expect(fingerprint({ ...request, policy: other })).to.equal(fingerprint({ ...request, policy }))
    expect(fingerprint({ ...request, policy: undefined })).to.equal(fingerprint(request))
  })
  it('is the same if only the order of the request differs', () => {
    const same: BackupRequest = {
      expectedCredits: 3,
      settings: { z: true, x: 'y' },
      items: [group('b'), user('a')],
      scope: { domainId: scope.domainId, cloudId: scope.cloudId },
    }
    expect(fingerprint(same)).to.equal(fingerprint(request))
  })
  it('is the same if the exceptions have another order, or are an empty list', () => {
    expect(fingerprint({ ...request, exceptions: [] })).to.equal(fingerprint(request))
    const [one, other] = [
      [user('c'), group('d')],
      [group('d'), user('c')],
    ]
    expect(fingerprint({ ...request, exceptions: one })).to.equal(fingerprint({ ...request, exceptions: other }))
  })
  it('is the fingerprint that earlier versions stored for a request without exceptions', () => {
    const kept: BackupRequest = {
      scope: { cloudId: 'c', domainId: 'd' },
      items: [user('a'), group('b'), { kind: 'org-unit', id: 'ö' }],
      settings: { x: 'y', z: true },
      expectedCredits: 3,
      expectedUsers: 4,
    }
    expect(fingerprint(kept)).to.equal('ofa4ec-1104u6n-2v2gbs-48izt2')
    const first: BackupRequest = { scope: kept.scope, items: [user('a')], settings: 'default', expectedCredits: 1 }
    expect(fingerprint(first)).to.equal('sjw4vf-41t7ol-1yaef6d-1iwaojy')
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
      { ...request, items: [user('a')], exceptions: [group('b')] },
      { ...request, exceptions: [group('b')] },
      { ...request, exceptions: [{ kind: 'domain', id: 'b' }] },
      { ...request, policy },
      { ...request, policy: { ...policy, name: 'Q' } },
      { ...request, policy: { ...policy, limit: 3 } },
      { ...request, policy: { ...policy, leavers: { giveBackAfterDays: 3 } } },
      { ...request, policy: { ...policy, items: [group('b')] } },
      { ...request, policy: { ...policy, items: [group('b')], exceptions: [user('a')] } },
    ]
    expect(new Set([request, ...others].map(fingerprint)).size).to.equal(others.length + 1)
  })
})
