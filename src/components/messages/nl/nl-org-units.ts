import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers, subUnits } from './nl-nouns.js'

export const nlOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'Organisatie-eenheden laden…',
  orgUnitsFailed: 'De organisatie-eenheden kunnen niet worden geladen.',
  orgUnitsNone: 'Nog geen organisatie-eenheden',
  orgUnitsNoneText: '‘OE-sync’ op de pagina ‘Domeinen beheren’ leest de organisatie-eenheden van dit domein uit de directory.',
  orgUnitsNoMatch: 'Geen organisatie-eenheden gevonden.',
  orgUnitsShown: ({ count }, f) => f.plural(count, { one: '# organisatie-eenheid', other: '# organisatie-eenheden' }),
  expandAll: 'Alles uitvouwen',
  collapseAll: 'Alles samenvouwen',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · ${f.number(below)} met subeenheden`,
  unitTickedBelow: ({ ticked, below }, f) =>
    f.plural(below, { one: `${f.number(ticked)} van # subeenheid aangevinkt`, other: `${f.number(ticked)} van # subeenheden aangevinkt` }),
  tickSubtree: ({ name, below }, f) => `${f.name(name)} en ${subUnits(below, f)} aanvinken`,
  untickSubtree: ({ name, below }, f) => `${f.name(name)} en ${subUnits(below, f)} uitvinken`,
  treeHelp: 'Met de spatiebalk vinkt u alleen deze eenheid aan, met Shift+spatiebalk ook de subeenheden. Enter toont de gebruikers.',
  unitShow: 'Gebruikers weergeven',
  unitChoose: 'Kies een organisatie-eenheid om de gebruikers en hun back-upstatus te zien.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: '# organisatie-eenheid past niet in de structuur:',
      other: '# organisatie-eenheden passen niet in de structuur:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: '# zonder geldige bovenliggende eenheid, staat bovenaan',
        other: '# zonder geldige bovenliggende eenheid, staan bovenaan',
      }),
      cycle: f.plural(count, { one: '# bevat zichzelf, staat bovenaan', other: '# bevatten elkaar, staan bovenaan' }),
      'many-roots': f.plural(count, { one: '# extra hoofdeenheid', other: '# extra hoofdeenheden' }),
      duplicate: f.plural(count, { one: '# dubbel, één keer weergegeven', other: '# dubbel, één keer weergegeven' }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `in ${f.name(name)}`,
}
