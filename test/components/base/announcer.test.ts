import { expect, fixtureCleanup } from '@open-wc/testing'
import { html, LitElement } from 'lit'
import { Announcer } from '../../../src/components/base/announcer.js'
import { eventually } from '../find.js'

class Speaker extends LitElement {
  readonly announcer = new Announcer(this)
  renders = 0
  /** Announces in the update, like the box does when a backup ends. */
  next: string | undefined

  protected override updated(): void {
    if (this.next !== undefined) this.announcer.announce(this.next)
    this.next = undefined
  }
  override render() {
    this.renders += 1
    return html`${this.announcer.render()}`
  }
}
customElements.define('test-speaker', Speaker)

describe('Announcer', () => {
  let speaker: Speaker
  const region = () => speaker.renderRoot.querySelector('[role=status]')
  const announce = async (text: string): Promise<boolean> => {
    speaker.next = text
    speaker.requestUpdate()
    return speaker.updateComplete
  }
  beforeEach(async () => {
    speaker = document.createElement('test-speaker') as Speaker
    document.body.append(speaker)
    await speaker.updateComplete
  })
  afterEach(() => {
    speaker.remove()
    fixtureCleanup()
  })

  it('empties its region before each announcement without rendering the element again', async () => {
    expect(region()?.textContent).to.equal('')
    expect(await announce('One')).to.equal(true)
    await eventually(() => region()?.textContent === 'One', 'the first text')
    expect(await announce('Two'), 'no further update').to.equal(true)
    expect(region()?.textContent).to.equal('')
    await eventually(() => region()?.textContent === 'Two', 'the second text')
    expect(speaker.renders).to.equal(3)
  })

  it('is empty after the element was disconnected', async () => {
    await announce('One')
    await eventually(() => region()?.textContent === 'One', 'the text')
    const before = region()
    speaker.remove()
    expect(before?.textContent).to.equal('')
    document.body.append(speaker)
    await speaker.updateComplete
    expect(region()?.textContent).to.equal('')
  })
})
