import { createContext } from '@lit/context'
import type { BackupSession } from '../../core/index.js'
import type { Words } from './words.js'

/** Carries the session, never its data. Versioned: another major version beside us is another context. */
export const sessionContext = createContext<BackupSession | undefined>(Symbol.for('backup-start.session.1'))

/** Carries language and messages. */
export const wordsContext = createContext<Words | undefined>(Symbol.for('backup-start.words.1'))
