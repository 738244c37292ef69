// The lower bound of a tree: flat arrays in tree order and a windowed list of visible units.
import { countNodes } from './measure.js'
import { createVanillaWindow } from './vanilla-window.js'

/** Units in tree order, siblings sorted by name, with level and end of each subtree. */
export const orderByHand = (units) => {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const children = new Map()
  for (const unit of units) {
    const siblings = children.get(unit.parentId)
    if (siblings === undefined) children.set(unit.parentId, [unit])
    else siblings.push(unit)
  }
  const ordered = []
  const levels = new Int32Array(units.length)
  const ends = new Int32Array(units.length)
  const walk = (parentId, level) => {
    const siblings = children.get(parentId)
    if (siblings === undefined) return
    siblings.sort((a, b) => compare(a.name, b.name))
    for (const unit of siblings) {
      const place = ordered.push(unit) - 1
      levels[place] = level
      walk(unit.id, level + 1)
      ends[place] = ordered.length
    }
  }
  walk(null, 0)
  return { units: ordered, levels, ends }
}

export const createVanillaTree = (stage, { units, levels, ends }) => {
  const expanded = new Uint8Array(units.length)
  const ticked = new Uint8Array(units.length)
  const visible = new Int32Array(units.length)
  let tree

  const show = () => {
    let length = 0
    for (let place = 0; place < units.length; place = expanded[place] === 1 ? place + 1 : ends[place]) {
      visible[length] = place
      length += 1
    }
    return length
  }
  const make = () => {
    const element = document.createElement('div')
    element.className = 'row unit'
    const [twisty, box, name, users, cost] = ['span', 'input', 'span', 'span', 'span'].map((tag) =>
      element.appendChild(document.createElement(tag)),
    )
    box.type = 'checkbox'
    const row = { element, place: 0, twisty, box, name, users, cost }
    box.addEventListener('change', () => {
      ticked[row.place] = box.checked ? 1 : 0
      element.classList.toggle('ticked', box.checked)
    })
    return row
  }
  const fill = (row, index) => {
    const place = visible[index]
    const unit = units[place]
    row.place = place
    row.element.style.setProperty('--level', levels[place])
    row.element.ariaLevel = levels[place] + 1
    row.element.classList.toggle('ticked', ticked[place] === 1)
    row.twisty.textContent = ends[place] === place + 1 ? '' : expanded[place] === 1 ? '▾' : '▸'
    row.box.checked = ticked[place] === 1
    row.name.textContent = unit.name
    row.users.textContent = unit.userCount
    row.cost.textContent = ends[place] - place - 1
  }
  return {
    mount() {
      expanded.fill(0)
      expanded[0] = 1
      tree = createVanillaWindow(stage, { count: show(), make, fill })
    },
    unmount: () => tree.remove(),
    isShown: () => tree.spacer.childElementCount > 0,
    expandAll() {
      expanded.fill(1)
      tree.resize(show())
    },
    rows: () => [...tree.spacer.children].filter((row) => !row.hidden),
    scroller: () => tree.scroller,
    elements: () => tree.scroller.querySelectorAll('*').length,
    nodes: () => countNodes(tree.scroller),
    box: () => tree.spacer.querySelector('input'),
  }
}
