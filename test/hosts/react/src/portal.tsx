// The portal: sets the adapter, may veto a start, and logs every event.
import { createHttpAdapter } from 'backup-start/adapters/http'
import type { BackupNavigateEvent, BackupStartEvent, Correlated } from 'backup-start/elements'
import type {} from 'backup-start/react'
import { useState, useSyncExternalStore } from 'react'

// created once, because a new adapter would create a new session
const adapter = createHttpAdapter({ baseUrl: '/api' })

interface Told extends Correlated {
  order: number
  type: string
  what: string
}

/**
 * When React 19.3 hydrates a custom element, it sets neither properties nor listeners (issue 35446). So the page renders in the browser
 * only. Portals without server rendering do not need this.
 */
const useIsInBrowser = (): boolean =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )

export const Portal = () => {
  const isInBrowser = useIsInBrowser()
  const [isIn, setIsIn] = useState(true)
  const [isFrozen, setIsFrozen] = useState(false)
  const [theme, setTheme] = useState('')
  const [place, setPlace] = useState('')
  const [events, setEvents] = useState<readonly Told[]>([])

  const tell = ({ type, detail: { correlationId } }: CustomEvent<Correlated>, what: string) =>
    setEvents((before) => [...before, { order: before.length, type, correlationId, what }])
  const onStart = (event: BackupStartEvent) => {
    if (isFrozen) event.preventDefault()
    tell(event, `${event.detail.request.expectedCredits} credits`)
  }
  const onNavigate = (event: BackupNavigateEvent) => {
    if (event.detail.to === 'manage-domains') {
      event.preventDefault()
      setPlace('Domains of this portal')
    }
    tell(event, `to ${event.detail.to}`)
  }

  return (
    <>
      <header>
        <strong>React portal</strong>
        <label>
          <input type="checkbox" id="freeze" checked={isFrozen} onChange={(event) => setIsFrozen(event.target.checked)} /> Freeze backups
        </label>
        <label>
          Theme{' '}
          <select id="theme" value={theme} onChange={(event) => setTheme(event.target.value)}>
            <option value="">Plain</option>
            <option value="forest">Forest</option>
          </select>
        </label>
        <button type="button" id="toggle" onClick={() => setIsIn(!isIn)}>
          {isIn ? 'Take out' : 'Put in'}
        </button>
      </header>
      <main className={theme}>
        {isIn && isInBrowser && (
          <backup-start-page
            adapter={adapter}
            onbackup-start={onStart}
            onbackup-navigate={onNavigate}
            onbackup-settings={(event) => tell(event, `${event.detail.request.items.length} items`)}
            onbackup-started={(event) => tell(event, `${event.detail.run.total} users`)}
            onbackup-selection-change={(event) => tell(event, `${event.detail.credits.allocated} credits`)}
            onbackup-scope-change={(event) => tell(event, event.detail.scope.domainId)}
            onbackup-run-finished={(event) => tell(event, event.detail.run.status)}
            onbackup-error={(event) => tell(event, event.detail.code)}
          />
        )}
      </main>
      <footer>
        <p id="place" role="status">
          {place}
        </p>
        <ol id="events" aria-label="Events">
          {events.map(({ order, type, correlationId, what }) => (
            <li key={order} data-type={type} data-correlation={correlationId}>
              {type}: {what}
            </li>
          ))}
        </ol>
      </footer>
    </>
  )
}
