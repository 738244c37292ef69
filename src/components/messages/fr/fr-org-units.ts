import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, subUnits, users } from './fr-nouns.js'

export const frOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Chargement des unités organisationnelles…',
  orgUnitsFailed: 'Les unités organisationnelles n’ont pas pu être chargées.',
  orgUnitsNone: 'Pas encore d’unités organisationnelles',
  orgUnitsNoneText:
    'La sync UO, sur la page «\u00a0Gérer les domaines\u00a0», lit les unités organisationnelles de ce domaine dans l’annuaire.',
  orgUnitsNoMatch: 'Aucune unité organisationnelle ne correspond.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, {
      one: '# unité organisationnelle affichée',
      many: '# d’unités organisationnelles affichées',
      other: '# unités organisationnelles affichées',
    }),
  expandAll: 'Tout déplier',
  collapseAll: 'Tout replier',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? users(own, f)
        : `${users(own, f)} · ${f.number(below)} avec les sous-unités`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, {
      one: `${f.number(ticked)} sous-unité sur # cochée`,
      many: `${f.number(ticked)} sous-unités sur # cochées`,
      other: `${f.number(ticked)} sous-unités sur # cochées`,
    }),
  tickSubtree: ({ name, below }, f) => `Cocher ${f.name(name)} et ${subUnits(below, f)}`,
  untickSubtree: ({ name, below }, f) => `Décocher ${f.name(name)} et ${subUnits(below, f)}`,
  treeHelp: 'Espace coche cette unité seule. Maj+Espace coche aussi ses sous-unités. Entrée affiche ses utilisateurs.',
  unitShow: 'Afficher les utilisateurs',
  unitChoose: 'Choisissez une unité organisationnelle pour voir ses utilisateurs et l’état de leur sauvegarde.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# unité organisationnelle n’entrait pas dans l’arborescence\u00a0:',
      many: '# d’unités organisationnelles n’entraient pas dans l’arborescence\u00a0:',
      other: '# unités organisationnelles n’entraient pas dans l’arborescence\u00a0:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# unité organisationnelle n’avait pas de parent valide et s’affiche en haut',
        many: '# d’unités organisationnelles n’avaient pas de parent valide et s’affichent en haut',
        other: '# unités organisationnelles n’avaient pas de parent valide et s’affichent en haut',
      }),
      cycle: f.plural(count, {
        one: '# contenue en elle-même, affichée en haut',
        many: '# contenues les unes dans les autres, affichées en haut',
        other: '# contenues les unes dans les autres, affichées en haut',
      }),
      'many-roots': f.plural(count, { one: '# autre racine', many: '# d’autres racines', other: '# autres racines' }),
      duplicate: f.plural(count, {
        one: '# en double, affichée une fois',
        many: '# en double, affichées une fois',
        other: '# en double, affichées une fois',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `dans ${f.name(name)}`,
}
