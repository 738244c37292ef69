import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { users } from './fr-nouns.js'

export const frSettings: Translated<typeof enSettings> = {
  settingsTitle: 'Paramètres de sauvegarde',
  settingsAbout: ({ domain }, f) =>
    `Utilisés lorsque vous lancez une sauvegarde${domain === '' ? '' : ` dans ${f.name(domain)}`} sans paramètres personnalisés.`,
  settingsStepTitle: 'Paramètres de cette sauvegarde',
  settingsStepAbout: ({ domain }, f) =>
    `S’applique à cette sauvegarde uniquement. Les valeurs par défaut${domain === '' ? '' : ` de ${f.name(domain)}`} ne changent pas.`,
  settingsGroups: 'Groupes de paramètres',
  settingsLoading: 'Chargement des paramètres',
  settingsLoadFailed: 'Les paramètres n’ont pas pu être chargés.',
  settingsNone: 'Il n’y a aucun paramètre à choisir ici.',
  settingsBack: 'Retour',
  settingsSave: 'Enregistrer',
  settingsSaving: 'Enregistrement…',
  settingsSaved: 'Enregistré',
  settingsSaveFailed: 'Les paramètres n’ont pas pu être enregistrés.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, {
      one: '# modification non enregistrée',
      many: '# de modifications non enregistrées',
      other: '# modifications non enregistrées',
    }),
  settingsUnchanged: 'Aucune modification à enregistrer',
  settingsDiscard: 'Abandonner les modifications',
  settingsDiscarded: 'Modifications abandonnées',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'Comme les valeurs par défaut du domaine'
      : f.plural(count, {
          one: '# paramètre diffère des valeurs par défaut du domaine',
          many: '# de paramètres diffèrent des valeurs par défaut du domaine',
          other: '# paramètres diffèrent des valeurs par défaut du domaine',
        }),
  settingsStarted: ({ users: n }, f) => `Sauvegarde de ${users(n, f)} lancée`,
  settingsNothingSelected: 'Votre liste est vide',
  settingsNobodyDue: 'Rien à lancer\u00a0: toutes les personnes ici sont déjà sauvegardées, suspendues ou supprimées',
  settingsShort: ({ shortfall }, f) =>
    f.plural(shortfall, {
      one: 'Il vous faut # licence de plus',
      many: 'Il vous faut # de licences de plus',
      other: 'Il vous faut # licences de plus',
    }),
  settingsChanged: 'Modifié',
  settingsBackToDefault: 'Rétablir la valeur par défaut',
  settingsBackToDefaultOf: ({ setting }, f) => `Rétablir la valeur par défaut\u00a0: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `Valeur par défaut rétablie\u00a0: ${f.name(setting)}`,
  settingsOn: 'Oui',
  settingsOff: 'Non',
  settingsChoose: 'Choisir…',
  settingsUnlimited: 'Illimité',
  settingsUnitOf: ({ setting }, f) => `Unité de ${f.name(setting)}`,
  settingsAddText: 'Ajouter',
  settingsAddTextTo: ({ setting }, f) => `Ajouter à ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `Retirer ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'Ajouté' : 'Ajoutés'}\u00a0: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `Retiré\u00a0: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `${texts.length === 1 ? 'Déjà présent' : 'Déjà présents'}\u00a0: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} sur ${f.number(most)} au maximum`,
  settingsFull: 'La liste est pleine',
  settingsWrong: ({ count }, f) =>
    f.plural(count, {
      one: '# paramètre est à corriger',
      many: '# de paramètres sont à corriger',
      other: '# paramètres sont à corriger',
    }),
  settingEmpty: 'Saisissez un nombre',
  settingNotANumber: 'Ce n’est pas un nombre',
  settingNotAnOption: 'Choisissez l’une des options',
  settingTooSmall: ({ limit, unit }, f) => `Au moins ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `Au plus ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `Au plus ${f.plural(limit, { one: '# entrée', many: '# d’entrées', other: '# entrées' })}`,
}
