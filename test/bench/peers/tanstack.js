// A list of Lit and @tanstack/lit-virtual with a Set of ids, as its documentation shows.
import { VirtualizerController } from '@tanstack/lit-virtual'
import { html, LitElement } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { countsOf, rowAt, tickedIndexes } from './by-rect.js'

const isTickable = ({ accountStatus }) => accountStatus === 'active'

class TanstackList extends LitElement {
  users = []
  ticked = new Set()
  #virtualizer

  createRenderRoot() {
    return this
  }

  connectedCallback() {
    this.#virtualizer = new VirtualizerController(this, {
      getScrollElement: () => this,
      count: this.users.length,
      estimateSize: () => 36,
      overscan: 8,
    })
    super.connectedCallback()
  }

  render() {
    const virtualizer = this.#virtualizer.getVirtualizer()
    return html`<div class="spacer" style="block-size: ${virtualizer.getTotalSize()}px">
      ${repeat(
        virtualizer.getVirtualItems(),
        ({ key }) => key,
        ({ index, start }) => {
          const user = this.users[index]
          const isTicked = this.ticked.has(user.id)
          return html`<div class="row ${isTicked ? 'ticked' : ''}" aria-rowindex=${index + 1} style="transform: translateY(${start}px)">
            <input type="checkbox" ?hidden=${!isTickable(user)} .checked=${isTicked} @change=${(event) => this.tick(user, event.target.checked)} />
            <span>${user.name}</span><span>${user.email}</span><span>${user.backupStatus}</span>
            <span>${user.backupStatus === 'none' ? '1 credit' : 'none'}</span>
          </div>`
        },
      )}
    </div>`
  }

  tick(user, on) {
    this.ticked = new Set(this.ticked)
    this.ticked[on ? 'add' : 'delete'](user.id)
    this.requestUpdate()
  }
}
customElements.define('tanstack-list', TanstackList)

export const createTanstack = (users) => {
  const stage = document.querySelector('#stage')
  let list
  let ticked = new Set()
  const rows = () => [...list.querySelectorAll('.row')]
  return {
    tickBefore: (options) => (ticked = new Set(tickedIndexes(options).map((index) => users[index].id))),
    mount() {
      list = Object.assign(document.createElement('tanstack-list'), { users, ticked })
      stage.append(list)
    },
    unmount: () => list.remove(),
    scroller: () => list,
    isShown: () => rows().length > 0,
    rows,
    ...countsOf(() => list),
    rowAt: rowAt(rows),
    lastRow: () => Math.max(...rows().map(({ ariaRowIndex }) => Number(ariaRowIndex))),
    toggle() {
      const row = rows().find((one) => !one.querySelector('input').hidden)
      const was = row.classList.contains('ticked')
      return { act: () => row.querySelector('input').click(), isShown: () => row.classList.contains('ticked') !== was }
    },
    tickAll() {
      list.ticked = new Set(users.filter(isTickable).map(({ id }) => id))
      list.requestUpdate()
    },
    isAllTicked: () => rows().every((row) => row.matches('.ticked') || row.querySelector('input').hidden),
    clear() {
      list.ticked = new Set()
      list.requestUpdate()
    },
  }
}
