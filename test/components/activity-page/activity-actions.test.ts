import { expect } from 'chai'
import { isKnownAction } from '../../../src/components/activity-page/activity-actions.js'
import { type Activity, BackupError, describeActivity, type RefusableAction } from '../../../src/core/internal.js'

const REFUSABLE: Record<RefusableAction, true> = {
  'backup-started': true,
  'backup-retried': true,
  'settings-saved': true,
  'users-released': true,
  'policy-saved': true,
  'policy-status': true,
}
const DESCRIBED: Record<keyof typeof describeActivity, () => (Activity | undefined)[]> = {
  started: () => [describeActivity.started('run-1', 2, 2)],
  retried: () => [describeActivity.retried('run-1', 1)],
  stopped: () => [describeActivity.stopped('run-1', 1, 1)],
  granted: () => [describeActivity.granted(5)],
  revoked: () => [describeActivity.revoked(5)],
  released: () => [describeActivity.released(2, 2)],
  policySaved: () => [describeActivity.policySaved('policy-1', 'Staff', true)],
  policyStatus: () => [describeActivity.policyStatus('policy-1', 'Staff', 'paused')],
  policyEvaluated: () => [describeActivity.policyEvaluated('policy-1', 'Staff', { started: 1, credits: 1, waiting: 0, givenBack: 0 })],
  settingsSaved: () => [describeActivity.settingsSaved({}, { spam: true })],
  syncStarted: () => [describeActivity.syncStarted('users')],
  syncCompleted: () => [describeActivity.syncCompleted('users', { added: 1, changed: 0, removed: 0 })],
  syncFailed: () => [describeActivity.syncFailed('users', 'unavailable')],
  syncCancelled: () => [describeActivity.syncCancelled('users')],
  refused: () =>
    Object.keys(REFUSABLE).map((action) =>
      describeActivity.refused(action as RefusableAction, new BackupError('forbidden', 'not allowed')),
    ),
}

describe('the names of actions', () => {
  it('cover every action that a backend records', () => {
    const actions = Object.values(DESCRIBED).flatMap((describe) => describe().map((activity) => activity?.action ?? ''))
    expect(actions).to.have.length(Object.keys(DESCRIBED).length - 1 + Object.keys(REFUSABLE).length)
    expect(actions.filter((action) => !isKnownAction(action))).to.deep.equal([])
  })
})
