// Code that the type checker must reject (see refused.mjs). Never run.
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core'
import { BackupPage } from './backup-page'

@Component({
  selector: 'portal-refused',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  imports: [BackupPage],
  template: `
    <backup-start-page [adapter]="'/api'" />
    <backup-start-page (backup-started)="$event.detail.run.ended" />
    <backup-settings-page #settings />{{ settings.backend }}
  `,
})
export class Refused {}
