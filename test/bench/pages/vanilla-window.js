// The lower bound of a windowed list: recycled rows of one height, without accessibility, focus or states.
const ROW = 36
const CAP = 15_000_000
const OVERSCAN = 8

/** `make` creates a row element, `fill` renders an index into it. */
export const createVanillaWindow = (stage, { count, make, fill }) => {
  const scroller = document.createElement('div')
  scroller.className = 'vanilla'
  const spacer = document.createElement('div')
  spacer.className = 'spacer'
  scroller.append(spacer)
  stage.append(scroller)
  const pool = []
  let length = 0
  let height = 0
  let from = -1

  const render = (isForced) => {
    const real = scroller.scrollTop
    const room = Math.max(1, Math.min(length * ROW, CAP) - height)
    const virtual = length * ROW <= CAP ? real : (real / room) * (length * ROW - height)
    const first = Math.max(0, Math.min(length - 1, Math.floor(virtual / ROW)) - OVERSCAN)
    const needed = Math.min(length - first, Math.ceil(height / ROW) + 1 + OVERSCAN * 2)
    const isMoved = first !== from
    from = first
    while (pool.length < needed) {
      const row = make()
      pool.push(row)
      spacer.append(row.element)
    }
    for (const [place, row] of pool.entries()) {
      row.element.hidden = place >= needed
      if (place >= needed) continue
      const index = first + place
      row.element.style.transform = `translateY(${index * ROW + real - virtual}px)`
      if (isMoved || isForced) fill(row, index)
    }
  }
  const resize = (rows) => {
    length = rows
    spacer.style.blockSize = `${Math.min(rows * ROW, CAP)}px`
    from = -1
    render(true)
  }
  height = scroller.clientHeight
  resize(count)
  scroller.addEventListener('scroll', () => render(false), { passive: true })
  return { scroller, spacer, resize, render: () => render(true), remove: () => scroller.remove() }
}
