import { registerElements } from './components/base/register-elements.js'
import { START_ELEMENTS } from './components/base/start-elements.js'
import { BackupStartPage } from './components/page/page.js'
import { createHttpAdapter } from './http.js'

/** The page with an `api-url` attribute, for HTML without a script: `<backup-start-page api-url="https://portal.example/api">`. */
export class AutoBackupStartPage extends BackupStartPage {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'api-url']
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name !== 'api-url') super.attributeChangedCallback(name, before, now)
    else if (before !== now) this.adapter = now ? createHttpAdapter({ baseUrl: now }) : undefined
  }
}

if (globalThis.customElements?.get('backup-start-page') === undefined)
  globalThis.customElements?.define('backup-start-page', AutoBackupStartPage)
// Pages outside of the start page need a session, which a script of the host creates: `backup-start/define` has them.
registerElements(START_ELEMENTS)
