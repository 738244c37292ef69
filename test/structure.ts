import { everything } from './components/find.js'

const CELLS = ':is([role=gridcell], [role=cell], [role=rowheader], td, th)'
const HEADERS = ':is([role=columnheader], th:not([scope=row]))'
/** Attributes that refer to other elements of the same shadow root. */
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-activedescendant', 'for']
/** Children that a role requires. */
const OWNED: Readonly<Record<string, string>> = {
  'ul, ol': 'li, script, template, slot',
  '[role=list]': '[role=listitem], slot',
  '[role=listbox]': '[role=option], [role=group], slot',
  '[role=tree]': '[role=treeitem], [role=group], slot',
  '[role=tablist]': '[role=tab], slot',
  '[role=menu]': '[role=menuitem], [role=group], slot',
  dl: 'dt, dd, div',
}
/** Parents that a role requires. */
const OWNERS: Readonly<Record<string, string>> = {
  li: 'ul, ol, menu',
  '[role=listitem]': '[role=list]',
  '[role=option]': '[role=listbox]',
  '[role=treeitem]': '[role=tree]',
  '[role=row]': '[role=grid], [role=table], [role=treegrid]',
  '[role=gridcell]': '[role=row]',
  '[role=columnheader]': '[role=row]',
  '[role=tab]': '[role=tablist]',
  '[role=menuitem]': '[role=menu]',
}

/** Visible for screen readers. */
const isExposed = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('[aria-hidden=true]') === null

const textOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 60)

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot !== null) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

const levelOf = (heading: Element): number =>
  Number(heading.getAttribute('aria-level') ?? (/^h[1-6]$/.test(heading.localName) ? heading.localName.slice(1) : 2))

/** Finds headings that skip a level, and headings without text. A modal dialog has an order of its own. */
const headingFindings = (all: readonly Element[]): string[] => {
  const findings: string[] = []
  const isHeading = (element: Element): boolean =>
    element.matches(':is(h1, h2, h3, h4, h5, h6):not([role]), [role=heading]') && isExposed(element)
  const inDialog = (element: Element): boolean => element.closest('dialog') !== null
  for (const group of [all.filter((element) => !inDialog(element)), all.filter(inDialog)]) {
    let last: number | undefined
    for (const heading of group.filter(isHeading)) {
      const level = levelOf(heading)
      if (last !== undefined && level > last + 1) findings.push(`heading ${level} after ${last}: “${textOf(heading)}”`)
      if (textOf(heading) === '' && heading.querySelector('slot') === null) findings.push(`heading ${level} without text`)
      last = level
    }
  }
  return findings
}

const columnsOf = (row: Element, selector: string): number[] => {
  let next = 1
  return [...row.querySelectorAll(selector)]
    .filter((cell) => isExposed(cell) && cell.closest('tr, [role=row]') === row)
    .flatMap((cell) => {
      const first = Number(cell.getAttribute('aria-colindex') ?? next)
      const span = Number(cell.getAttribute('colspan') ?? cell.getAttribute('aria-colspan') ?? 1)
      next = first + span
      return Array.from({ length: span }, (_, at) => first + at)
    })
}

/** Finds rows whose cells do not match the headers, and wrong counts and indexes of rows and columns. */
const gridFindings = (grid: Element): string[] => {
  const name = grid.getAttribute('aria-label') ?? textOf(grid.querySelector('caption') ?? grid)
  const rows = [...grid.querySelectorAll('tr, [role=row]')].filter(isExposed)
  const head = rows.find((row) => row.querySelector(HEADERS) !== null)
  if (head === undefined) return [`no column headers in “${name}”`]
  const findings: string[] = []
  const heads = columnsOf(head, HEADERS)
  const count = grid.getAttribute('aria-colcount')
  if (count !== null && heads.some((index) => index < 1 || index > Number(count)))
    findings.push(`columns ${heads} of ${count} in “${name}”`)
  for (const header of head.querySelectorAll(HEADERS))
    if (isExposed(header) && textOf(header) === '' && header.getAttribute('aria-label') === null)
      findings.push(`a column without a name in “${name}”`)
  const rowCount = Number(grid.getAttribute('aria-rowcount') ?? -1)
  let last = 0
  for (const row of rows) {
    const index = row.getAttribute('aria-rowindex')
    if (index !== null) {
      if (Number(index) <= last) findings.push(`row ${index} after ${last} in “${name}”`)
      last = Number(index)
      if (rowCount >= 0 && last > rowCount) findings.push(`row ${index} of ${rowCount} in “${name}”`)
    }
    const cells = columnsOf(row, CELLS)
    // A row with one cell tells that rows are being loaded, or why there are none.
    if (row === head || (cells.length === 1 && row.matches('.tail, .place:not(.row)'))) continue
    if (cells.join() !== heads.join()) findings.push(`cells ${cells} below headers ${heads} in “${name}”: “${textOf(row)}”`)
  }
  return findings
}

/** Finds tree items without a level, a position, or with a level that skips one. */
const treeFindings = (tree: Element): string[] => {
  let last: number | undefined
  return [...tree.querySelectorAll('[role=treeitem]')].filter(isExposed).flatMap((item) => {
    const [level, position, size] = ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => Number(item.getAttribute(name)))
    const findings: string[] = []
    if (!level || !position || !size || position > size)
      findings.push(`tree item ${position} of ${size}, level ${level}: “${textOf(item)}”`)
    // The first rendered item may be in the middle of the tree.
    if (last !== undefined && level !== undefined && level > last + 1) findings.push(`level ${level} after ${last}: “${textOf(item)}”`)
    last = level
    return findings
  })
}

/** Finds lists that contain other elements than their items, and items outside of a list. */
const listFindings = (element: Element): string[] => {
  const findings: string[] = []
  const tell = (one: Element): string =>
    `${one.localName}${one.getAttribute('role') === null ? '' : ` with role ${one.getAttribute('role')}`}`
  for (const [owner, owned] of Object.entries(OWNED)) {
    if (!element.matches(owner) || (element.hasAttribute('role') && !owner.includes('role'))) continue
    for (const child of element.children)
      if (
        isExposed(child) &&
        !child.matches(owned) &&
        child.getAttribute('role') !== 'presentation' &&
        child.getAttribute('role') !== 'none'
      )
        findings.push(`${tell(child)} in ${tell(element)}: “${textOf(child)}”`)
    if (element.localName === 'dl') {
      const terms = element.querySelectorAll('dt').length
      if (terms === 0 || element.querySelectorAll('dd').length < terms) findings.push(`a term without a description: “${textOf(element)}”`)
    }
  }
  for (const [owned, owners] of Object.entries(OWNERS)) {
    if (!element.matches(owned) || (element.hasAttribute('role') && !owned.includes('role'))) continue
    let around = parentOf(element)
    while (around !== null && !around.matches(owners)) around = parentOf(around)
    if (around === null) findings.push(`${tell(element)} outside of ${owners}: “${textOf(element)}”`)
  }
  return findings
}

/** Finds references to elements that the shadow root does not contain. */
const referenceFindings = (element: Element): string[] =>
  REFERENCES.flatMap((attribute) => {
    const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
    const root = element.getRootNode() as Document | ShadowRoot
    return ids
      .filter((id) => root.getElementById(id) === null)
      .map((id) => `${attribute} names ${id}, which does not exist: ${element.localName} “${textOf(element)}”`)
  })

/** Finds radio buttons without a named group, and controls of a form without a label. */
const formFindings = (element: Element): string[] => {
  if (!element.matches('input:not([type=hidden]), select, textarea, progress, meter')) return []
  const findings: string[] = []
  const { labels } = element as HTMLInputElement
  const isNamed =
    (element.getAttribute('aria-label') ?? '') !== '' || element.hasAttribute('aria-labelledby') || (labels !== null && labels.length > 0)
  if (!isNamed) findings.push(`no label: ${element.localName}.${element.className}`)
  if (element.matches('input[type=radio]')) {
    const group = element.closest('fieldset, [role=radiogroup]')
    if (group === null || (group.localName === 'fieldset' && group.querySelector('legend') === null && !group.hasAttribute('aria-label')))
      findings.push(`a radio button without a group: “${textOf(element.closest('label') ?? element)}”`)
  }
  return findings
}

/** Finds structure that is only visible, so that a screen reader cannot tell it (WCAG 1.3.1). One line each. */
export const structureFindings = (root: Element): string[] => {
  const all = [...everything(root)]
  const exposed = all.filter(isExposed)
  return [
    ...headingFindings(all),
    ...exposed.flatMap((element) => [
      ...(element.matches('table, [role=grid], [role=table], [role=treegrid]') ? gridFindings(element) : []),
      ...(element.matches('[role=tree]') ? treeFindings(element) : []),
      ...listFindings(element),
      ...referenceFindings(element),
      ...formFindings(element),
    ]),
  ]
}
