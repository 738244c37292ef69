// The portal: sets the adapter, may veto a start, and logs every event.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core'
import { createHttpAdapter } from 'backup-start/adapters/http'
import type { BackupNavigateEvent, BackupStartEvent, Correlated } from 'backup-start/elements'
import { BackupPage } from './backup-page'

@Component({
  selector: 'body',
  imports: [BackupPage],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './portal.html',
})
export class Portal {
  protected readonly adapter = createHttpAdapter({ baseUrl: '/api' })
  protected readonly isIn = signal(true)
  protected readonly theme = signal('')
  protected readonly place = signal('')
  protected readonly events = signal<readonly { type: string; correlationId: string; what: string }[]>([])

  protected tell({ type, detail: { correlationId } }: CustomEvent<Correlated>, what: string): void {
    this.events.update((before) => [...before, { type, correlationId, what }])
  }

  protected onStart(event: BackupStartEvent, isFrozen: boolean): void {
    if (isFrozen) event.preventDefault()
    this.tell(event, `${event.detail.request.expectedCredits} credits`)
  }

  protected onNavigate(event: BackupNavigateEvent): void {
    if (event.detail.to === 'manage-domains') {
      event.preventDefault()
      this.place.set('Domains of this portal')
    }
    this.tell(event, `to ${event.detail.to}`)
  }
}
