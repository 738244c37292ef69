import { expect, fixture } from '@open-wc/testing'
import { css, html } from 'lit'
import type { ConnectedElement } from '../../../src/components/base/connection.js'
import { type BodyModule, defineLazyElement } from '../../../src/components/base/define-lazy-element.js'

let load: () => Promise<BodyModule<ConnectedElement>> = () => Promise.reject(new Error('not set'))
/** Each test defines an element of its own, because a loaded module stays loaded. */
let tags = 0
const defineLate = () => {
  class Late extends defineLazyElement(() => load()) {}
  tags += 1
  customElements.define(`test-late-${tags}`, Late)
  return Late
}
let Late = defineLate()

const seen: string[] = []
const bodyModule: BodyModule<ConnectedElement> = {
  styles: [
    css`
    p {
      color: rgb(1, 2, 3);
    }
  `,
  ],
  createBody: () => ({
    hostConnected: () => seen.push('connected'),
    hostDisconnected: () => seen.push('disconnected'),
    render: () => html`<h2 tabindex="-1">late</h2><p>text</p>`,
  }),
}

const create = (loadBody: () => Promise<BodyModule<ConnectedElement>>): InstanceType<typeof Late> => {
  load = loadBody
  return new Late()
}

describe('defineLazyElement', () => {
  beforeEach(() => {
    seen.length = 0
    Late = defineLate()
  })

  it('loads the body once, on first connect; updateComplete waits for it', async () => {
    let loads = 0
    let open = (): void => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const element = create(async () => {
      loads += 1
      await gate
      return bodyModule
    })
    await Promise.resolve()
    expect(loads).to.equal(0)
    const box = await fixture<HTMLElement>(html`<div></div>`)
    box.append(element)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(element.renderRoot.querySelector('[aria-busy=true] .unseen')?.textContent).to.equal('Loading…')
    open()
    await element.updateComplete
    expect(element.renderRoot.querySelector('p')?.textContent).to.equal('text')
    expect(element.renderRoot.querySelector('[aria-busy]')).to.equal(null)
    element.remove()
    box.append(element)
    await element.updateComplete
    expect(loads).to.equal(1)
    expect(seen).to.deep.equal(['connected', 'disconnected', 'connected'])
  })

  it('adopts the styles of the body after its own, without a style tag', async () => {
    const element = create(async () => bodyModule)
    const box = await fixture<HTMLElement>(html`<div></div>`)
    box.append(element)
    await element.updateComplete
    const text = element.renderRoot.querySelector('p') as HTMLElement
    expect(getComputedStyle(text).color).to.equal('rgb(1, 2, 3)')
    expect(element.renderRoot.querySelector('style')).to.equal(null)
    expect((element.renderRoot as ShadowRoot).adoptedStyleSheets).to.have.length(Late.elementStyles.length + 1)
  })

  it('renders the body of a loaded module at once, without a skeleton', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`)
    const first = create(async () => bodyModule)
    box.append(first)
    await first.updateComplete
    const second = create(() => Promise.reject(new Error('the module is loaded')))
    const skeletons: Element[] = []
    const watcher = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node instanceof Element && node.ariaBusy === 'true') skeletons.push(node)
    })
    box.append(second)
    watcher.observe(second.renderRoot, { subtree: true, childList: true })
    await second.updateComplete
    expect(second.renderRoot.querySelector('p')?.textContent).to.equal('text')
    watcher.disconnect()
    expect(skeletons).to.deep.equal([])
    expect(seen).to.deep.equal(['connected', 'connected'])
  })

  it('shows a failed load, fires backup-error and retries', async () => {
    let loads = 0
    const element = create(async () => {
      loads += 1
      if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module')
      return bodyModule
    })
    const box = await fixture<HTMLElement>(html`<div></div>`)
    const codes: string[] = []
    box.addEventListener('backup-error', (event) => codes.push(event.detail.code))
    box.append(element)
    await element.updateComplete
    expect(element.renderRoot.querySelector('.problem')?.textContent).to.contain("This part couldn't be loaded.")
    expect(codes).to.deep.equal(['unavailable'])
    await expect(element).to.be.accessible()
    element.renderRoot.querySelector<HTMLElement>('.problem button')?.click()
    await element.updateComplete
    await new Promise((resolve) => setTimeout(resolve))
    expect(element.renderRoot.querySelector('.problem')).to.equal(null)
    expect((element.renderRoot as ShadowRoot).activeElement?.localName).to.equal('h2')
    expect(loads).to.equal(2)
  })
})
