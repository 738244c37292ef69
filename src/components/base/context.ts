import { createContext } from '@lit/context'
import type { BackupSession } from '../../core/index.js'
import type { Words } from './words.js'

/** Context that carries the session, never its data. The version suffix keeps two major versions on one page apart. */
export const sessionContext = createContext<BackupSession | undefined>(Symbol.for('backup-start.session.1'))

/** Context that carries language and messages. */
export const wordsContext = createContext<Words | undefined>(Symbol.for('backup-start.words.1'))
