import { expect, fixture } from '@open-wc/testing'
import { css, html, LitElement } from 'lit'
import { Connection } from '../../../src/components/base/connection.js'
import { type BodyModule, LazyBody, lazyBodyStyles } from '../../../src/components/base/lazy-body.js'
import { controls, tokens } from '../../../src/components/base/tokens.js'

class Late extends LitElement {
  static override styles = [tokens, controls, lazyBodyStyles]
  load: () => Promise<BodyModule<Late>> = () => Promise.reject(new Error('not set'))
  readonly #body = new LazyBody<Late>(this, new Connection(this), () => this.load())
  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }
  protected override render(): unknown {
    return this.#body.render()
  }
}
customElements.define('test-late', Late)

const seen: string[] = []
const bodyModule: BodyModule<Late> = {
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

const create = (load: () => Promise<BodyModule<Late>>): Late => {
  const element = document.createElement('test-late') as Late
  element.load = load
  return element
}

describe('LazyBody', () => {
  beforeEach(() => {
    seen.length = 0
  })

  it('loads when first connected, once, and is up to date when the body is', async () => {
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

  it('brings its styles without a style tag, behind those of the element', async () => {
    const element = create(async () => bodyModule)
    const box = await fixture<HTMLElement>(html`<div></div>`)
    box.append(element)
    await element.updateComplete
    const text = element.renderRoot.querySelector('p') as HTMLElement
    expect(getComputedStyle(text).color).to.equal('rgb(1, 2, 3)')
    expect(element.renderRoot.querySelector('style')).to.equal(null)
    expect((element.renderRoot as ShadowRoot).adoptedStyleSheets).to.have.length(Late.elementStyles.length + 1)
  })

  it('says when it cannot be loaded, tells the page, and tries again', async () => {
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
    expect(element.renderRoot.querySelector('.problem')?.textContent).to.contain('This could not be loaded.')
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
