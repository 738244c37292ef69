/** Reasons that a simulated backup gives for a failed user, as administrators read them. */
export const REASONS = [
  'The mailbox is locked by a migration',
  'The cloud asked to try again later',
  'No licence for this service in the cloud',
]
