import { watchDocument } from './components/development/watch-document.js'
import { createBackupSession } from './development.js'
import { BackupStartPage } from './elements.js'
import './define.js'

// The development build of `backup-start/define`, chosen by bundlers through the condition `development`.
export type * from './elements.js'

BackupStartPage.createSession = createBackupSession
if (globalThis.document !== undefined) watchDocument()
