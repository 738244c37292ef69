import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const frCommon: Translated<typeof enCommon> = {
  problemDetails: 'Détails',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'La réponse du serveur est illisible.',
      'bad-input': 'Le serveur a refusé la demande.',
      unauthorized: 'Vous êtes déconnecté. Connectez-vous, puis réessayez.',
      forbidden: 'Vous n’avez pas l’autorisation de le faire.',
      'not-found': 'Cet élément n’existe plus.',
      'not-enough-credits': 'Il n’y a pas assez de licences.',
      'selection-changed': 'La liste a changé.',
      'count-unknown': 'Le comptage n’a pas pu être terminé.',
      'rate-limited': 'Le serveur est occupé. Patientez un instant, puis réessayez.',
      unavailable: 'Le serveur n’a pas répondu.',
      'too-large': 'C’est trop volumineux.',
      'not-a-csv': 'Ce n’est pas un fichier CSV.',
      unreadable: 'La lecture est impossible.',
      unsupported: 'Le serveur ne le prend pas en charge.',
      aborted: 'L’opération a été arrêtée.',
      disposed: 'La page a été fermée.',
    })[code],
  problemWait: ({ at }) => `Le serveur demande d’attendre jusqu’à ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'Vous êtes hors ligne. La page réessaiera dès votre retour en ligne.',
      'no-api': 'Le service de sauvegarde est introuvable à son adresse.',
      'not-json': 'Autre chose que le service de sauvegarde a répondu, par exemple une page de connexion. Rechargez la page.',
    })[why],
  stalled: 'Cela prend plus de temps que d’habitude.',
  noDomain: 'Ce domaine n’existe pas. Choisissez-en un autre.',
  partLoading: 'Chargement…',
  partFailed: 'Cette partie n’a pas pu être chargée.',
  retry: 'Réessayer',
  cancel: 'Annuler',
  close: 'Fermer',
}
