// Runs in the page. Reports the element at a point, the action in its label, and the state that a click changed.

/** Returns the element at a point, across shadow roots. */
const elementAt = (x, y) => {
  let element = document.elementFromPoint(x, y)
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y)
    if (inner === null || inner === element) break
    element = inner
  }
  return element
}

/** Returns the element and its parents, across shadow roots and slots. */
const parentsOf = (element) => {
  const found = []
  for (let at = element; at instanceof Element; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) found.push(at)
  return found
}

const cleanText = (element) => {
  const copy = element.cloneNode(true)
  for (const hidden of copy.querySelectorAll('[aria-hidden=true], .unseen')) hidden.remove()
  return copy.textContent.replaceAll(/\s+/g, ' ').trim()
}
const nameOf = (element) => element.getAttribute('aria-label') ?? (element.labels?.[0] ? cleanText(element.labels[0]) : cleanText(element))
const isOff = (element) => element.disabled === true || element.getAttribute('aria-disabled') === 'true'

/**
 * Returns the action in the label at a point: `{ role, name, isOff }` of the nearest control, or of the row. Returns nothing outside of
 * rows.
 */
const promiseAt = (x, y) => {
  const parents = parentsOf(elementAt(x, y))
  // a row that is partly scrolled out lies below other controls
  if (!parents.some((element) => element.matches('[role=row], [role=treeitem], [role=option]'))) return undefined
  for (const element of parents) {
    if (element.matches('button, a, input, select, summary, [role=menuitem], [role=tab], [role=switch]'))
      return {
        role: element.getAttribute('role') ?? (element.type === 'checkbox' ? 'checkbox' : element.localName),
        name: nameOf(element),
        isOff: isOff(element),
      }
    const checkbox = element.matches('.cell.check') ? element.querySelector('input') : null
    if (checkbox !== null) return { role: 'checkbox', name: nameOf(checkbox), isOff: isOff(checkbox) }
    if (element.matches('.drop.move')) return { role: 'button', name: `Move ${cleanText(element.closest('[role=option]'))}`, isOff: false }
    if (element.matches('.drop')) return { role: 'button', name: `Remove ${cleanText(element.closest('[role=option]'))}`, isOff: false }
    if (element.matches('.tick')) {
      const item = element.closest('[role=treeitem]')
      return { role: 'checkbox', name: `Select ${cleanText(item.querySelector('.name'))}`, isOff: item.matches('.listed') }
    }
    if (element.matches('[role=row], [role=treeitem], [role=option]'))
      return { role: element.getAttribute('role'), name: cleanText(element), isOff: false }
  }
  return undefined
}

const page = () => document.querySelector('backup-start-page')
const keyOf = ({ kind, id, isException }) => `${kind} ${id}${isException ? ' except' : ''}`

/** Returns all state that a click may change: ticks, box, scope, backups, settings and filters. */
const stateNow = () => {
  const { session } = page()
  const names = new Map()
  const entries = (items) =>
    [...items].map((item) => {
      names.set(keyOf(item), item.label)
      return keyOf(item)
    })
  return {
    ticks: entries(session.selection.ticked.value),
    items: entries(session.selection.items.value),
    scope: JSON.stringify(session.scope.value),
    runs: session.runs.rows.value.length,
    isStarting: session.isStarting.value,
    settings: JSON.stringify(session.draft.settings.value ?? null),
    names: Object.fromEntries(names),
  }
}

const allBelow = (root, selector, found = []) => {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) found.push(element)
    if (element.shadowRoot) allBelow(element.shadowRoot, selector, found)
  }
  return found
}

/** Frames of the rows of a role that are in view. */
const rowFrames = (role) =>
  allBelow(document, `[role=${role}]`)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => element.getBoundingClientRect())
    .filter(({ top, bottom, left, right }) => bottom > 0 && right > 0 && top < innerHeight && left < innerWidth)
    .map(({ x, y, width, height }) => ({ x, y, width, height }))

Object.assign(window, { clickWatch: { promiseAt, stateNow, rowFrames } })
