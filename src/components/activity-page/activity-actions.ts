/** Actions of the activity log that have a translated name. A backend may record others. */
export const ACTIVITY_ACTIONS = [
  'backup-started',
  'backup-retried',
  'backup-stopped',
  'users-released',
  'credits-granted',
  'credits-revoked',
  'settings-saved',
  'sync-started',
  'sync-completed',
  'sync-failed',
  'sync-cancelled',
  'backup-started-refused',
  'backup-retried-refused',
  'settings-saved-refused',
  'users-released-refused',
  'policy-saved',
  'policy-status',
  'policy-evaluated',
  'policy-saved-refused',
  'policy-status-refused',
] as const

export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number]

/** Counts of an entry that have a translated text. */
export type ActivityCounts = Readonly<Partial<Record<'users' | 'credits' | 'settings', number | undefined>>>

export const isKnownAction = (action: string): action is ActivityAction => (ACTIVITY_ACTIONS as readonly string[]).includes(action)
