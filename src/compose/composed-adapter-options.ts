import type { Scope } from '../core/internal.js'
import type { BackupEngine } from './backup-engine.js'
import type { Directory } from './directory.js'

export interface ComposeOptions {
  directory: Directory
  engine: BackupEngine
  /** Credits of a domain when the adapter first uses it. Default: unlimited. */
  credits?: ((scope: Scope) => number | 'unlimited') | undefined
  /** Receives failures outside of any call. */
  onError?: ((thrown: unknown) => void) | undefined
}
