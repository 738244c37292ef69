import { DOMAIN, LABEL, NAME, WHEN } from './sample-values.js'

const MONTH = '03/2027'

/** Samples of the messages of the policies. */
export const policySamples = {
  policiesAbout: [[{ domain: DOMAIN }, DOMAIN]],
  policiesEnded: [[{ count: 3 }, 3]],
  policyStatusName: (['active', 'paused', 'ended', 'unknown'] as const).map((status) => [{ status }] as const),
  policyShares: [[{ covered: 5678, protected: 1234, waiting: 340, failed: 17 }, 5678, 1234, 340, 17]],
  policyWaits: (['credits', 'limit', 'sync', 'paused', 'unknown'] as const).map((reason) => [{ waiting: 340, reason }, 340] as const),
  policyFails: [[{ failed: 17 }, 17]],
  policyLimitValue: [[{ limit: 340 }, 340]],
  policyGiveBack: [[{ days: 30 }, 30], [{ days: 0 }]],
  policyCreatedBy: [[{ name: NAME, at: WHEN }, NAME]],
  policyDone: (['active', 'paused', 'ended'] as const).map((status) => [{ name: NAME, status }, NAME] as const),
  policySaved: [
    [{ name: NAME, waiting: 340 }, NAME, 340],
    [{ name: NAME, waiting: 0 }, NAME],
  ],
  policyStartsNow: [
    [{ users: 340, credits: 345 }, 340, 345],
    [{ users: 340, credits: undefined }, 340],
  ],
  policyEndTitle: [[{ name: NAME }, NAME]],
  policyEndKeeps: [[{ users: 340 }, 340], [{ users: 0 }]],
  policyNameFrom: [
    [{ labels: [LABEL], more: 340, except: [LABEL] }, LABEL, 340],
    [{ labels: [LABEL], more: 0, except: [] }, LABEL],
  ],
  policyOpenReplaces: [[{ items: 3 }, 3]],
  policyTookList: [[{ items: 3 }, 3]],
  forecastNow: [[{ users: 340, credits: 345 }, 340, 345]],
  forecastBasis: [[{ joined: 41, left: 22, days: 90 }, 41, 22, 90]],
  forecastShort: [[{ days: 3 }, 3]],
  forecastUntil: [
    [{ month: MONTH, limit: undefined }, MONTH],
    [{ month: MONTH, limit: 340 }, MONTH, 340],
  ],
  forecastOver: [[{ limit: undefined }], [{ limit: 340 }, 340]],
  forecastChartWords: [[{ from: WHEN, to: WHEN, joined: 41, left: 22 }, WHEN, 41, 22]],
} as const
