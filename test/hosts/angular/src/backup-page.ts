import { Directive, ElementRef, Input, inject } from '@angular/core'
import type { BackupAdapter } from 'backup-start'
import type { BackupStartPage } from 'backup-start/elements'

/**
 * Angular takes the events of a custom element and the type of a `#reference` from the DOM types. It checks properties only if a directive
 * declares them, so this directive declares the properties that a portal sets.
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
