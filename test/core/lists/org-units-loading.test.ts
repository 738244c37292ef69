import { expect } from 'chai'
import { BackupError } from '../../../src/core/model/errors.js'
import { createTree, picture, unitsOf } from '../../worlds/org-unit-world.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

describe('org units: loading', () => {
  it('fetches once, with the first subscription', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    await wait()
    expect(backend.calls).to.equal(0)
    expect(tree.status.value).to.equal('idle')
    expect(tree.hasMore.value).to.equal(true)
    const leave = [tree.rows, tree.status, tree.problems].map((readable) => readable.subscribe(() => {}))
    while (tree.status.value !== 'ready') await wait()
    expect(tree.hasMore.value).to.equal(false)
    await tree.more()
    for (const stop of leave) stop()
    tree.rows.subscribe(() => {})
    await wait()
    expect(backend.calls).to.equal(1)
  })

  it('aborts one task after the last subscriber has left, and fetches again for the next subscriber', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    backend.isHeld = true
    const leave = tree.rows.subscribe(() => {})
    await wait()
    leave()
    const leaveAgain = tree.status.subscribe(() => {})
    await wait(5)
    expect(backend.signal?.aborted).to.equal(false)
    leaveAgain()
    expect(backend.signal?.aborted).to.equal(false)
    await wait(5)
    expect(backend.signal?.aborted).to.equal(true)
    expect(tree.status.value).to.equal('idle')
    expect(tree.error.value).to.equal(undefined)
    backend.isHeld = false
    tree.rows.subscribe(() => {})
    await until(tree.status, (status) => status === 'ready')
    expect(picture(tree)).to.deep.equal(['r'])
    expect(backend.calls).to.equal(2)
  })

  it('shows the failure, and retries only when `more` is called', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    backend.fault = new BackupError('unavailable', 'busy')
    tree.rows.subscribe(() => {})
    await wait()
    expect(tree.status.value).to.equal('failed')
    expect(tree.error.value).to.equal(backend.fault)
    tree.problems.subscribe(() => {})
    await wait()
    expect(backend.calls).to.equal(1)
    expect(await rejection(tree.more())).to.equal(backend.fault)
    backend.fault = undefined
    await tree.more()
    expect(tree.error.value).to.equal(undefined)
    expect(picture(tree)).to.deep.equal(['r'])
  })

  it('keeps rows, search and expansion over a reload, by id', async () => {
    const { tree, backend } = createTree(unitsOf('r', 'r/a', 'r/a/x', 'r/b', 'r/b/y', 'q', 'q/w'))
    await tree.more()
    tree.expand('r/b')
    tree.collapse('q')
    backend.units = unitsOf('new', 'new/z', 'r', 'r/0', 'r/a', 'r/a/x', 'r/b', 'r/b/y', 'q', 'q/w')
    backend.isHeld = true
    const done = tree.reload()
    await wait()
    expect(tree.status.value).to.equal('loading')
    expect(picture(tree)).to.deep.equal(['+q', '-r', ' +a', ' -b', '  y'])
    backend.release()
    await done
    expect(picture(tree)).to.deep.equal(['-new', ' z', '+q', '-r', ' 0', ' +a', ' -b', '  y'])
    backend.isHeld = false
    backend.fault = new BackupError('unavailable', 'busy')
    await rejection(tree.reload())
    expect(tree.rows.value.length).to.equal(8)
    const { calls } = backend
    backend.fault = undefined
    await tree.more()
    expect(backend.calls).to.equal(calls + 1, 'more tries a failed reload again')
    tree.search('x')
    tree.collapse('r/a')
    await tree.reload()
    expect(picture(tree)).to.deep.equal(['-r', ' +a'])
  })

  it('shows the answer to the latest reload', async () => {
    const { tree, backend } = createTree(unitsOf('old'))
    backend.isHeld = true
    const first = tree.reload()
    await wait()
    const second = tree.reload()
    await wait()
    backend.units = unitsOf('new')
    backend.release()
    await Promise.all([first, second])
    expect(picture(tree)).to.deep.equal(['new'])
  })

  it('refreshes at once with subscribers, otherwise on the next subscription', async () => {
    const { tree, backend } = createTree(unitsOf('r'))
    const leave = tree.rows.subscribe(() => {})
    await wait()
    await tree.refresh()
    expect(backend.calls).to.equal(2)
    leave()
    await wait(5)
    await tree.refresh()
    expect(backend.calls).to.equal(2)
    expect(picture(tree)).to.deep.equal(['r'])
    tree.rows.subscribe(() => {})
    await wait()
    expect(backend.calls).to.equal(3)
  })

  it('discards all state on reset and makes no call after dispose', async () => {
    const { tree, backend } = createTree(unitsOf('r', 'r/a', 'r/a/b'))
    await tree.more()
    tree.expand('r/a')
    tree.search('b')
    tree.reset()
    expect(tree.rows.value.length).to.equal(0)
    expect(tree.query.value.search).to.equal('')
    expect(backend.calls).to.equal(1)
    await tree.more()
    expect(picture(tree)).to.deep.equal(['-r', ' +a'])
    tree.rows.subscribe(() => {})
    tree.reset()
    await wait()
    expect(backend.calls).to.equal(3)
    backend.isHeld = true
    const failure = rejection(tree.reload())
    await wait()
    tree.dispose()
    expect((await failure).code).to.equal('disposed')
    expect(backend.signal?.aborted).to.equal(true)
    expect((await rejection(tree.more())).code).to.equal('disposed')
    expect(backend.calls).to.equal(4)
  })
})
