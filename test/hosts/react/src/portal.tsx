// The portal: sets the adapter, may veto a start, and logs every event.
import { createHttpAdapter } from 'backup-start/adapters/http'
import type { BackupNavigateEvent, BackupStartEvent, Correlated } from 'backup-start/elements'
import { BackupStartPage } from 'backup-start/react'
import { useEffect, useRef, useState } from 'react'

// created once, because a new adapter would create a new session
const adapter = createHttpAdapter({ baseUrl: '/api' })

interface Told extends Correlated {
  order: number
  type: string
  what: string
}

export const Portal = () => {
  const [isIn, setIsIn] = useState(true)
  const [isFrozen, setIsFrozen] = useState(false)
  const [theme, setTheme] = useState('')
  const [place, setPlace] = useState('')
  const [events, setEvents] = useState<readonly Told[]>([])
  const page = useRef<BackupStartPage>(null)
  // the ref is the element, in the first effect already
  useEffect(() => {
    document.body.dataset.page = page.current?.localName
  }, [])

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
        {isIn && (
          <BackupStartPage
            ref={page}
            className="page"
            adapter={adapter}
            onBackupStart={onStart}
            onBackupNavigate={onNavigate}
            onBackupSettings={(event) => tell(event, `${event.detail.request.items.length} items`)}
            onBackupStarted={(event) => tell(event, `${event.detail.run.total} users`)}
            onBackupSelectionChange={(event) => tell(event, `${event.detail.credits.allocated} credits`)}
            onBackupScopeChange={(event) => tell(event, event.detail.scope.domainId)}
            onBackupRunFinished={(event) => tell(event, event.detail.run.status)}
            onBackupError={(event) => tell(event, event.detail.code)}
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
