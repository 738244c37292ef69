import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { BackupDestination } from '../base/events.js'
import { Menu } from '../parts/menu.js'

/** Links to backups, settings and domains: buttons on wide pages, a menu on narrow pages. CSS shows one of them. */
export class PageLinks {
  readonly #link: Connection
  readonly #menu: Menu
  readonly #onNavigate: (to: BackupDestination) => void

  constructor(host: LitElement, link: Connection, onNavigate: (to: BackupDestination) => void) {
    this.#link = link
    this.#menu = new Menu(host)
    this.#onNavigate = onNavigate
  }

  /** @param current name of the current view */
  render(session: BackupSession, current: string): TemplateResult {
    const { t } = this.#link
    const capabilities = this.#link.read(session.capabilities)
    const links: readonly { to: BackupDestination; label: string }[] = [
      ...(capabilities.has('runs') ? [{ to: 'run' as const, label: t('goRuns') }] : []),
      ...(capabilities.has('settings') ? [{ to: 'settings' as const, label: t('goSettings') }] : []),
      { to: 'manage-domains', label: t('goManageDomains') },
    ]
    const lines = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4h11M2.5 8h11M2.5 12h11" /></svg>`
    return html`
      <div class="links" part="links">
        <div class="links-row">
          ${links.map(
            ({ to, label }) => html`<button
              part="button"
              type="button"
              class="button plain"
              aria-current=${current === to ? 'page' : nothing}
              @click=${() => this.#onNavigate(to)}
            >${label}</button>`,
          )}
        </div>
        ${this.#menu.render(
          t('pageMenu'),
          lines,
          links.map(({ to, label }) => ({ label, onChoose: () => this.#onNavigate(to) })),
        )}
      </div>
    `
  }
}
