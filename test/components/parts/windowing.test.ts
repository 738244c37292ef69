import { expect, fixture, nextFrame, html as testHtml } from '@open-wc/testing'
import { css, html, LitElement } from 'lit'
import { Windowing } from '../../../src/components/parts/windowing.js'
import { windowingStyles } from '../../../src/components/parts/windowing.styles.js'

class WindowedSample extends LitElement {
  static override styles = [
    windowingStyles,
    css`
      :host {
        --_row: 36px;
        display: block;
      }
      .windowed {
        block-size: 720px;
      }
    `,
  ]
  count = 0
  updates = 0
  views: [number, number][] = []
  readonly windowing = new Windowing(this, {
    scroller: () => this.renderRoot.querySelector<HTMLElement>('.windowed'),
    onView: (first, last) => this.views.push([first, last]),
  })
  override render() {
    this.updates += 1
    return html`<div class="windowed" tabindex="0">
      ${this.windowing.rows(
        this.count,
        (index) => html`<div class="place" tabindex="-1" data-index=${index} ${this.windowing.at(index)}>row ${index}</div>`,
      )}
    </div>`
  }
}
customElements.define('windowed-sample', WindowedSample)

const sampleOf = async (count: number): Promise<{ element: WindowedSample; scroller: HTMLElement }> => {
  const element = await fixture<WindowedSample>(testHtml`<windowed-sample .count=${count}></windowed-sample>`)
  await settled(element)
  return { element, scroller: element.renderRoot.querySelector('.windowed') as HTMLElement }
}
const settled = async (element: LitElement): Promise<void> => {
  for (let frame = 0; frame < 3; frame += 1) await nextFrame()
  await element.updateComplete
}
const idle = async (element: LitElement): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 260))
  await settled(element)
}
const rowsOf = (element: LitElement): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>('.place')]
/** Returns the visible rows, from top to bottom. */
const seen = (element: LitElement, scroller: HTMLElement): number[] => {
  const box = scroller.getBoundingClientRect()
  return rowsOf(element)
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return bottom > box.top + 0.5 && top < box.bottom - 0.5
    })
    .map((row) => Number(row.dataset.index))
}
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, step) => first + step)

describe('Windowing', () => {
  it('renders the visible rows of many, without gaps', async () => {
    const { element, scroller } = await sampleOf(100_000)
    expect(rowsOf(element).length).to.be.within(20, 60)
    expect(seen(element, scroller)).to.deep.equal(from(0, 20))
    expect(scroller.scrollHeight).to.equal(3_600_000)
    scroller.scrollTop = 36 * 50_000
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(50_000, 20))
    expect(rowsOf(element).map((row) => row.dataset.index)).to.deep.equal(
      [...rowsOf(element)].sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index)).map((row) => row.dataset.index),
    )
  })

  it('renders once before the first paint if rows have the expected height', async () => {
    const element = document.createElement('windowed-sample') as WindowedSample
    element.count = 1000
    element.style.setProperty('--_row', '44px')
    document.body.append(element)
    await new Promise(requestAnimationFrame)
    expect(seen(element, element.renderRoot.querySelector('.windowed') as HTMLElement)).to.deep.equal(from(0, 17))
    expect(element.updates).to.equal(1)
    element.remove()
  })

  it('places rows with a transform and without custom properties, which would be inherited', async () => {
    const { element } = await sampleOf(1000)
    expect(rowsOf(element)[2]?.getAttribute('style')).to.equal('transform: translateY(72px);')
  })

  it('keeps the nodes of remaining rows and reuses the nodes of others', async () => {
    const { element, scroller } = await sampleOf(1000)
    const before = new Map(rowsOf(element).map((row) => [row.dataset.index, row]))
    const nodes = new Set(before.values())
    scroller.scrollTop = 36 * 10
    await settled(element)
    for (const row of rowsOf(element)) if (before.has(row.dataset.index)) expect(before.get(row.dataset.index) === row).to.equal(true)
    scroller.scrollTop = 36 * 500
    await settled(element)
    expect(rowsOf(element).filter((row) => nodes.has(row)).length).to.be.at.least(nodes.size - 8)
  })

  it('never moves the node of a remaining row', async () => {
    const { element, scroller } = await sampleOf(1000)
    const moved = new Set<Node>()
    const watch = new MutationObserver((records) => {
      for (const { removedNodes } of records) for (const node of removedNodes) moved.add(node)
    })
    watch.observe(scroller, { childList: true, subtree: true })
    for (const index of [100, 112, 104, 90, 97]) {
      const before = new Map(rowsOf(element).map((row) => [row.dataset.index, row]))
      moved.clear()
      scroller.scrollTop = 36 * index
      await settled(element)
      for (const row of rowsOf(element))
        if (before.get(row.dataset.index) === row) expect(moved.has(row), row.textContent ?? '').to.equal(false)
    }
    watch.disconnect()
  })

  it('reaches the last of a million rows', async () => {
    const { element, scroller } = await sampleOf(1_000_000)
    expect(scroller.scrollHeight).to.equal(15_000_000)
    scroller.scrollTop = scroller.scrollHeight
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(999_980, 20))
    element.windowing.scrollToIndex(0)
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(0, 20))
    element.windowing.scrollToIndex(999_999)
    await settled(element)
    expect(seen(element, scroller).at(-1)).to.equal(999_999)
  })

  it('scrolls small steps exactly and does not drift after jumps', async () => {
    const { element, scroller } = await sampleOf(1_000_000)
    scroller.scrollTop = 7_500_000
    await settled(element)
    const middle = seen(element, scroller)[0] as number
    expect(middle).to.be.within(499_900, 500_100)
    for (let step = 1; step <= 10; step += 1) {
      scroller.scrollTop += 72
      await settled(element)
      expect(seen(element, scroller)[0]).to.equal(middle + step * 2)
    }
    await idle(element)
    expect(seen(element, scroller)[0], 'the scrollbar follows, the rows stand').to.equal(middle + 20)
    element.windowing.scrollToIndex(700_000, 'start')
    await settled(element)
    expect(seen(element, scroller)[0]).to.equal(700_000)
    await idle(element)
    const at = scroller.scrollTop
    scroller.scrollTop = 0
    await settled(element)
    scroller.scrollTop = at
    await settled(element)
    expect(Math.abs((seen(element, scroller)[0] as number) - 700_000)).to.be.at.most(1)
  })

  it('keeps a scroll step that arrives while the scrollbar is moved', async () => {
    const { element, scroller } = await sampleOf(1_000_000)
    scroller.scrollTop = 7_500_000
    await settled(element)
    const middle = seen(element, scroller)[0] as number
    for (let step = 1; step <= 5; step += 1) {
      scroller.scrollTop += 720
      await settled(element)
      // Waits until the settle timer has fired, before the browser reports the scroll.
      scroller.scrollTop += 72
      for (const until = performance.now() + 200; performance.now() < until; );
      await idle(element)
      expect(seen(element, scroller)[0]).to.equal(middle + step * 22)
    }
  })

  it('reaches the first row in small steps', async () => {
    const { element, scroller } = await sampleOf(1_000_000)
    element.windowing.scrollToIndex(300, 'start')
    await idle(element)
    for (let step = 0; step < 400 && scroller.scrollTop > 0; step += 1) {
      scroller.scrollTop -= 700
      scroller.dispatchEvent(new Event('scroll'))
    }
    await settled(element)
    expect(seen(element, scroller)[0]).to.equal(0)
  })

  it('keeps the focused row rendered outside of the visible range', async () => {
    const { element, scroller } = await sampleOf(100_000)
    const row = rowsOf(element)[3] as HTMLElement
    row.focus()
    element.windowing.keep(3)
    // WebKit scrolls the focused element into view one frame later.
    await settled(element)
    for (const index of [40, 20, 60_000, 99_000, 2000]) {
      scroller.scrollTop = 36 * index
      await settled(element)
      expect(element.shadowRoot?.activeElement === row).to.equal(true)
      expect(row.dataset.index).to.equal('3')
      expect(seen(element, scroller)).to.deep.equal(from(index, 20))
    }
    expect(scroller.scrollHeight).to.equal(3_600_000)
  })

  it('follows changes of size, row height and row count', async () => {
    const { element, scroller } = await sampleOf(1000)
    scroller.style.setProperty('block-size', '360px')
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(0, 10))
    element.style.setProperty('--_row', '60px')
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(0, 6))
    element.windowing.scrollToIndex(999)
    await settled(element)
    element.count = 20
    element.requestUpdate()
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(14, 6))
    expect(element.views.at(-1)).to.deep.equal([14, 20])
  })

  it('restores the position when reattached, and detaches all listeners', async () => {
    const { element, scroller } = await sampleOf(1000)
    scroller.scrollTop = 36 * 300
    await settled(element)
    const parent = element.parentElement as HTMLElement
    element.remove()
    const { updates } = element
    scroller.dispatchEvent(new Event('scroll'))
    await idle(element)
    expect(element.updates).to.equal(updates)
    parent.append(element)
    await settled(element)
    expect(seen(element, scroller)).to.deep.equal(from(300, 20))
  })

  it('updates the host at most once per frame', async () => {
    const { element, scroller } = await sampleOf(100_000)
    const { updates } = element
    for (let step = 1; step <= 50; step += 1) scroller.scrollTop = step * 3600
    await nextFrame()
    await nextFrame()
    expect(element.updates - updates).to.be.at.most(2)
  })
})
