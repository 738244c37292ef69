import { expect } from 'chai'
import { describeActivity } from '../../../src/core/rules/describe-activity.js'

describe('describeActivity.policyEvaluated', () => {
  const summaryOf = (counts: Partial<Record<'started' | 'credits' | 'waiting' | 'givenBack', number>>): string =>
    describeActivity.policyEvaluated('p1', 'Staff', { started: 0, credits: 0, waiting: 0, givenBack: 0, ...counts }).summary

  it('names what the evaluation did, and no figure that is 0', () => {
    expect(summaryOf({ started: 1, credits: 2 })).to.equal('A policy started 1 user for 2 credits: Staff')
    expect(summaryOf({ givenBack: 3, waiting: 1200 })).to.equal(
      'A policy gave back the licenses of 3 users and lets 1,200 users wait: Staff',
    )
    expect(summaryOf({ started: 2, credits: 2, givenBack: 1, waiting: 1 })).to.equal(
      'A policy started 2 users for 2 credits, gave back the licenses of 1 user, and lets 1 user wait: Staff',
    )
    expect(summaryOf({})).to.equal('A policy lets no users wait any more: Staff')
  })
})
