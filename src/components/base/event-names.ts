/** The DOM events of this package. */
export const EVENT_NAMES = [
  'backup-start',
  'backup-settings',
  'backup-navigate',
  'backup-view-change',
  'backup-started',
  'backup-selection-change',
  'backup-scope-change',
  'backup-run-finished',
  'backup-error',
] as const
