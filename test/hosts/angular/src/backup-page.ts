import { Directive, ElementRef, Input, inject } from '@angular/core'
import type { BackupAdapter } from 'backup-start'
import type { BackupStartPage } from 'backup-start/elements'

/**
 * Angular knows the events of a custom element, and what a `#reference` to it is, by the types of the DOM. Its properties it
 * checks only where a directive claims them: those that a portal sets are worth these lines.
 */
@Directive({ selector: 'backup-start-page' })
export class BackupPage {
  readonly #page: BackupStartPage = inject(ElementRef).nativeElement

  @Input() set adapter(adapter: BackupAdapter | undefined) {
    this.#page.adapter = adapter
  }

  @Input() set locale(locale: string | undefined) {
    this.#page.locale = locale
  }
}
