import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const frCommon: Translated<typeof enCommon> = {
  problemDetails: 'Détails',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'Le service a donné une réponse illisible.',
      'bad-input': 'Le service a refusé la demande.',
      unauthorized: 'Vous n’êtes plus connecté. Connectez-vous, puis réessayez.',
      forbidden: 'Vous n’avez pas l’autorisation de le faire.',
      'not-found': 'Cela n’existe plus.',
      'not-enough-credits': 'Il n’y a pas assez de crédits.',
      'selection-changed': 'La sélection a changé.',
      'count-unknown': 'Le comptage n’a pas pu être terminé.',
      'rate-limited': 'Le service est occupé. Patientez un instant, puis réessayez.',
      unavailable: 'Le service n’a pas répondu.',
      'too-large': 'C’est trop volumineux.',
      'not-a-csv': 'Ce n’est pas un fichier CSV.',
      unreadable: 'La lecture est impossible.',
      unsupported: 'Le service ne le propose pas.',
      aborted: 'L’opération a été arrêtée.',
      disposed: 'La page a été fermée.',
    })[code],
  stalled: 'Cela prend plus de temps que d’habitude.',
  noDomain: 'Ce domaine n’est pas là. Choisissez-en un autre.',
  partLoading: 'Chargement…',
  partFailed: 'Cette partie n’a pas pu être chargée.',
  retry: 'Réessayer',
  cancel: 'Annuler',
  close: 'Fermer',
}
