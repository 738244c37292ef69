import { watchDocument } from './components/development/watch-document.js'
import { createBackupSession } from './development.js'
import { BackupStartPage } from './elements.js'
import './auto.js'

// The development build of `backup-start/auto`: `dist/auto.js`. It repeats `define-development.ts`, because bundlers drop the effects of
// modules that package.json does not list.
export * from './auto.js'

BackupStartPage.createSession = createBackupSession
if (globalThis.document !== undefined) watchDocument()
