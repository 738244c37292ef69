import type { BackupRun, BackupSession } from '../core/index.js'

/** The portal's own list of runs, made of the headless session alone. */
export const createRunsPage = (session: BackupSession): { element: HTMLElement; show(): () => void } => {
  const element = document.createElement('div')
  element.className = 'runs'
  const heading = document.createElement('h1')
  heading.textContent = 'Runs'
  const list = document.createElement('ul')
  const note = document.createElement('p')
  element.append(heading, note, list)
  const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  const numbers = new Intl.NumberFormat()

  const row = ({ id, startedAt, status, done, failed, total }: BackupRun): HTMLElement => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = `#/runs/${encodeURIComponent(id)}`
    const cells = [
      dates.format(new Date(startedAt)),
      `${numbers.format(done)} of ${numbers.format(total)} done${failed > 0 ? `, ${numbers.format(failed)} failed` : ''}`,
      status.replaceAll('-', ' '),
    ].map((text) => Object.assign(document.createElement('span'), { textContent: text }))
    link.append(...cells)
    item.append(link)
    return item
  }
  const render = (): void => {
    const rows = [...session.runs.rows.value]
    list.replaceChildren(...rows.map(row))
    const status = session.runs.status.value
    note.textContent =
      rows.length > 0
        ? ''
        : status === 'ready'
          ? 'No backup has been started yet.'
          : status === 'failed'
            ? 'The runs could not be loaded.'
            : 'Loading…'
  }
  return {
    element,
    show() {
      const stops = [session.runs.rows.subscribe(render), session.runs.status.subscribe(render)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
