import { type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession, NewPolicy } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import type { ModalDialog } from '../parts/dialog.js'
import type { MenuEntry } from '../parts/menu.js'
import { hasPage } from './has-page.js'
import type { KeepDialog } from './keep-dialog.js'
import { openPolicies } from './open-policies.js'
import type { StartBarOptions } from './start-bar.js'

interface KeepParts {
  host: LitElement
  link: Connection
  announcer: Announcer
  dialog: ModalDialog
  /** Returns the credits above which a start is reviewed. */
  confirmAbove(): number | 'none'
  /** Opens a dialog whose code loads on demand. */
  openDialog(open: () => Promise<void>): Promise<void>
  onStart(session: BackupSession, policy: NewPolicy): void
  /** Called before a saved policy empties the list. */
  onSaved(): void
}

/** The choice between a backup once and a policy, and the start of a policy. */
export class KeepStart {
  readonly #parts: KeepParts
  #dialog: KeepDialog | undefined
  #isOn = false

  constructor(parts: KeepParts) {
    this.#parts = parts
  }

  /** Whether START also creates a policy. */
  isOn(session: BackupSession): boolean {
    return this.#isOn && this.#isOffered(session)
  }

  set(isOn: boolean): void {
    this.#isOn = isOn
    this.#parts.host.requestUpdate()
  }

  /** Returns the choice for the start bar; `undefined` if the backend has no policies. */
  choice(session: BackupSession): StartBarOptions['keep'] {
    return this.#isOffered(session) ? { isOn: this.#isOn, onChange: (isOn) => this.set(isOn) } : undefined
  }

  /** Returns the entry of the menu that opens the page of policies. */
  menuEntries(session: BackupSession): readonly MenuEntry[] {
    const { host, link } = this.#parts
    if (!this.#isOffered(session) || !hasPage(host, 'policiesPage')) return []
    return [{ label: link.t('goPolicies'), onChoose: () => openPolicies(host) }]
  }

  /** Renders the notice about a policy that was saved, or couldn't be saved. */
  render(session: BackupSession): TemplateResult | typeof nothing {
    return this.#dialog?.render(session) ?? nothing
  }

  /** Asks for the terms of the policy, once the list is counted. */
  open(session: BackupSession): void {
    if (session.selection.box.value.length === 0 || !session.credits.value.isExact) return
    const { host, link, announcer, dialog, confirmAbove, openDialog, onStart, onSaved } = this.#parts
    void openDialog(async () => {
      const { KeepDialog } = await import('./keep-dialog.js')
      this.#dialog ??= new KeepDialog(host, link, dialog)
      this.#dialog.open({
        session,
        settings: session.draft.settings.value,
        confirmAbove: confirmAbove(),
        onStart: (policy) => onStart(session, policy),
        onSaved: (policy) => {
          this.set(false)
          onSaved()
          session.selection.clear()
          session.draft.setSettings(undefined)
          void this.#dialog?.kept.show(session, policy, announcer)
        },
      })
    })
  }

  #isOffered(session: BackupSession): boolean {
    return this.#parts.link.read(session.capabilities).has('policies')
  }
}
