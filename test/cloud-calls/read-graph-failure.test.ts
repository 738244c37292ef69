import { expect } from 'chai'
import { isExpiredReason, readGraphFailure } from '../../src/cloud-calls/read-graph-failure.js'

const read = (status: number, body: unknown, headers: Record<string, string> = {}) => readGraphFailure(status, new Headers(headers), body)
const error = (code: unknown) => ({ error: { code, message: 'ann@example.com is secret' } })

describe('readGraphFailure', () => {
  it('waits for Retry-After of a throttled answer, also in decimals', () => {
    expect(read(429, error('TooManyRequests'), { 'Retry-After': '0.249' })).to.deep.include({
      ...{ code: 'rate-limited', reason: 'TooManyRequests', isWorthRetrying: true, retryAfterMs: 249 },
    })
    expect(read(429, '<html>slow down</html>')).to.deep.include({ code: 'rate-limited', isWorthRetrying: true, retryAfterMs: undefined })
  })

  it('distinguishes throttling from a missing permission, both of status 403, by code or text', () => {
    expect(read(403, error('TooManyRequests'))).to.include({ code: 'rate-limited', isWorthRetrying: true })
    expect(read(403, 'The request rate is too high.')).to.include({ code: 'rate-limited', isWorthRetrying: true })
    for (const body of [error('Authorization_RequestDenied'), error('ErrorAccessDenied'), '<html>Forbidden</html>', undefined]) {
      expect(read(403, body)).to.include({ code: 'forbidden', isWorthRetrying: false })
    }
  })

  it('retries an outage, with and without JSON, but not a method that is not implemented', () => {
    for (const status of [500, 502, 503, 504]) expect(read(status, '<html>')).to.include({ code: 'unavailable', isWorthRetrying: true })
    expect(read(501, error('NotImplemented')).isWorthRetrying).to.equal(false)
    expect(read(503, error('TooManyRequests'))).to.include({ code: 'rate-limited', isWorthRetrying: true })
  })

  it('recognizes links and points in time that have expired', () => {
    for (const code of ['Directory_ExpiredPageToken', 'syncStateNotFound', 'resyncRequired', 'SyncStateNotFound']) {
      const failure = read(400, error(code))
      expect(failure).to.include({ code: 'bad-input', reason: code, isWorthRetrying: false })
      expect(isExpiredReason(failure.reason)).to.equal(true)
    }
    expect(isExpiredReason(read(410, '').reason)).to.equal(true)
    expect(isExpiredReason(read(400, error('Request_BadRequest')).reason)).to.equal(false)
  })

  it('reports codes of other refusals, but no text of the answer', () => {
    expect(read(409, error('PolicyCreationNotAllowed'))).to.include({ code: 'bad-input', reason: 'PolicyCreationNotAllowed' })
    expect(read(413, error('ProtectionUnitsLimitBreached'))).to.include({ code: 'too-large', isWorthRetrying: false })
    expect(read(404, error('Request_ResourceNotFound')).code).to.equal('not-found')
    for (const body of [error('ann@example.com is secret'), error(7), { error: 'ann@example.com' }, 'ann@example.com', null, []]) {
      const { reason, message } = read(400, body)
      expect([reason, message]).to.eql([undefined, 'Microsoft 365 answered with status 400'])
    }
  })
})
