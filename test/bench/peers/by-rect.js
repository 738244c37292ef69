// Parts that the lists share: rows found by their rectangles, because they may be in shadow roots.
import { countNodes } from '../pages/measure.js'

export const rowAt = (rows) => (_, y) =>
  rows().find((row) => {
    const { top, bottom } = row.getBoundingClientRect()
    return top <= y && y < bottom
  })

/** The element that scrolls vertically. */
export const scrollerIn = (root) =>
  [...root.querySelectorAll('*')].find((element) => {
    const { overflowY } = getComputedStyle(element)
    return (overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight + 1
  })

export const countsOf = (root) => ({
  elements: () => root().querySelectorAll('*').length,
  nodes: () => countNodes(root()),
})

/** Indexes of the rows that are ticked before measuring. */
export const tickedIndexes = ({ rows, ticked }) => Array.from({ length: ticked }, (_, index) => (index * 7) % rows)
