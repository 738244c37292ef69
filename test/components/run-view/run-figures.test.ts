import { expect } from '@open-wc/testing'
import { risingRuns } from '../../../src/components/run-view/chart-lines.js'
import { durationParts } from '../../../src/components/run-view/duration.js'
import { paceOf, pointsOf, thinned } from '../../../src/components/run-view/pace.js'
import { createMilestones } from '../../../src/components/run-view/run-milestones.js'
import type { BackupRun } from '../../../src/core/index.js'
import { createWords } from '../../../src/elements.js'

const at = (seconds: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + seconds * 1000).toISOString()
const runWith = (more: Partial<BackupRun>): BackupRun => ({
  id: 'r',
  status: 'running',
  total: 100,
  done: 0,
  failed: 0,
  startedAt: at(0),
  ...more,
})

describe('paceOf, pointsOf and thinned', () => {
  it('computes pace and time left from the history', () => {
    const run = runWith({ done: 36, failed: 4, history: [10, 20, 30, 40].map((n) => ({ at: at(n), done: n - n / 10, failed: n / 10 })) })
    const pace = paceOf(run, Date.parse(at(40)))
    expect(pace?.perMinute).to.be.closeTo(60, 0.01)
    expect(pace?.leftMs).to.be.closeTo(60_000, 1)
  })

  it('restarts the pace after a retry', () => {
    const history = [
      { at: at(10), done: 50, failed: 50 },
      { at: at(100), done: 50, failed: 0 },
      { at: at(110), done: 60, failed: 0 },
    ]
    const pace = paceOf(runWith({ done: 60, history }), Date.parse(at(110)))
    expect(pace?.perMinute).to.be.closeTo(60, 0.01)
    expect(pace?.leftMs).to.be.closeTo(40_000, 1)
  })

  it('returns undefined without progress or with inconsistent clocks', () => {
    expect(paceOf(runWith({}), Date.parse(at(10)))).to.equal(undefined)
    expect(paceOf(runWith({ done: 5 }), Date.parse(at(-100)))).to.equal(undefined)
    expect(paceOf(runWith({ done: 5, startedAt: 'nonsense' }), Date.parse(at(10)))).to.equal(undefined)
    expect(paceOf(runWith({ done: 100, status: 'completed', finishedAt: at(50) }), Date.parse(at(900)))).to.deep.equal({
      perMinute: 120,
      leftMs: undefined,
    })
  })

  it('returns points in order from the start to now or the end', () => {
    const history = [
      { at: at(20), done: 2, failed: 0 },
      { at: 'nonsense', done: 9, failed: 9 },
      { at: at(10), done: 1, failed: 0 },
    ]
    const points = pointsOf(runWith({ done: 3, history }), Date.parse(at(30)))
    expect(points.map(({ done }) => done)).to.deep.equal([0, 1, 2, 3])
    expect(pointsOf(runWith({ done: 3, history, finishedAt: at(25), status: 'completed' }), Date.parse(at(99))).at(-1)?.at).to.equal(
      Date.parse(at(25)),
    )
  })

  it('keeps the first and the last point when thinning', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({ at: n, done: n, failed: 0 }))
    const few = thinned(many, 7)
    expect(few).to.have.length(7)
    expect([few[0], few.at(-1)]).to.deep.equal([many[0], many.at(-1)])
  })
})

describe('risingRuns', () => {
  it('starts a new line where a retry lowers a count, so that no line decreases', () => {
    const counts = [0, 2, 5, 0, 1]
    const points = counts.map((failed, index) => ({ at: index, done: index, failed }))
    expect(risingRuns(points, 'failed').map((run) => run.map(({ failed }) => failed))).to.deep.equal([
      [0, 2, 5],
      [0, 1],
    ])
    expect(risingRuns(points, 'done')).to.have.length(1)
  })
})

describe('durationParts', () => {
  it('splits a duration into its two largest units', () => {
    const { t } = createWords(undefined, undefined)
    const text = (seconds: number) => t('duration', { parts: durationParts(seconds * 1000) })
    expect([0.4, 59, 60, 63, 3600, 3725, 7200 + 59, 90_000, 900_000].map(text)).to.deep.equal([
      '1 s',
      '59 s',
      '1 min',
      '1 min 3 s',
      '1 h',
      '1 h 2 min',
      '2 h',
      '1 d 1 h',
      '10 d 10 h',
    ])
  })
})

describe('createMilestones', () => {
  it('returns each quarter, the first failures and the end once', () => {
    const milestoneOf = createMilestones()
    const seen = [0, 10, 25, 26, 50, 51, 99].map((done) => milestoneOf(runWith({ done })))
    expect(seen).to.deep.equal([undefined, undefined, 'progress', undefined, 'progress', undefined, 'progress'])
    expect(milestoneOf(runWith({ done: 99, failed: 1 }))).to.equal('failures')
    expect(milestoneOf(runWith({ done: 99, failed: 1, status: 'completed-with-errors' }))).to.equal('end')
    expect(milestoneOf(runWith({ done: 99, failed: 1, status: 'completed-with-errors' }))).to.equal(undefined)
  })

  it('returns no milestone for a run that has already ended', () => {
    expect(createMilestones()(runWith({ done: 100, status: 'completed' }))).to.equal(undefined)
  })
})
