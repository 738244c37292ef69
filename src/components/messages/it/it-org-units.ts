import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers, subUnits } from './it-nouns.js'

export const itOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Caricamento delle unità organizzative…',
  orgUnitsFailed: 'Impossibile caricare le unità organizzative.',
  orgUnitsNone: 'Ancora nessuna unità organizzativa',
  orgUnitsNoneText: '“Sinc. UO”, nella pagina “Gestisci domini”, legge dalla directory le unità organizzative di questo dominio.',
  orgUnitsNoMatch: 'Nessuna unità organizzativa corrisponde.',
  orgUnitsShown: ({ count }, f) =>
    f.plural(count, { one: '# unità organizzativa', many: '# di unità organizzative', other: '# unità organizzative' }),
  expandAll: 'Espandi tutto',
  collapseAll: 'Comprimi tutto',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · ${f.number(below)} con sottounità`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, {
      one: `${f.number(ticked)} di # sottounità selezionata`,
      many: `${f.number(ticked)} di # sottounità selezionate`,
      other: `${f.number(ticked)} di # sottounità selezionate`,
    }),
  tickSubtree: ({ name, below }, f) => `Seleziona ${f.name(name)} e ${subUnits(below, f)}`,
  untickSubtree: ({ name, below }, f) => `Deseleziona ${f.name(name)} e ${subUnits(below, f)}`,
  treeHelp: 'Spazio seleziona solo questa unità. Maiusc+Spazio seleziona anche le sottounità. Invio mostra gli utenti.',
  unitShow: 'Mostra utenti',
  unitChoose: 'Scegli un’unità organizzativa per vedere gli utenti e lo stato del backup.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# unità organizzativa non rientra nella struttura:',
      many: '# di unità organizzative non rientrano nella struttura:',
      other: '# unità organizzative non rientrano nella struttura:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# senza unità superiore valida, mostrata in alto',
        many: '# senza unità superiore valida, mostrate in alto',
        other: '# senza unità superiore valida, mostrate in alto',
      }),
      cycle: f.plural(count, {
        one: '# dentro sé stessa, mostrata in alto',
        many: '# l’una dentro l’altra, mostrate in alto',
        other: '# l’una dentro l’altra, mostrate in alto',
      }),
      'many-roots': f.plural(count, { one: '# radice in più', many: '# di radici in più', other: '# radici in più' }),
      duplicate: f.plural(count, {
        one: '# ripetuta, mostrata una volta',
        many: '# ripetute, mostrate una volta',
        other: '# ripetute, mostrate una volta',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `in ${f.name(name)}`,
}
