import { createContext } from '@lit/context'
import type { BackupSession } from '../../core/index.js'
import type { Words } from './words.js'

/** Context that contains the session. The version suffix separates two major versions on one page. */
export const sessionContext = createContext<BackupSession | undefined>(Symbol.for('backup-start.session.1'))

/** Context that contains language and messages. */
export const wordsContext = createContext<Words | undefined>(Symbol.for('backup-start.words.1'))
