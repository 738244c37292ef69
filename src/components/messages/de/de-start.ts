import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { credits, listed, ofUsers } from './de-nouns.js'

export const deStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'mindestens '
    if (available === undefined) return `Sie haben ${atLeast}${credits(allocated, f)} zugewiesen`
    if (available === 'unlimited') return `Sie haben ${atLeast}${credits(allocated, f)} zugewiesen (unbegrenzt)`
    return `Sie haben ${atLeast}${f.number(allocated)} von ${credits(available, f)} zugewiesen`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'Sicherung starten' : `Sicherung von ${ofUsers(n, f)} starten`),
  starting: 'Wird gestartet…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Es wurde nichts gestartet: Der Bedarf an Credits hat sich geändert.'
      : `Es wurde nichts gestartet: Nötig sind jetzt ${credits(now, f)}, nicht ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const count = `${f.number(Math.abs(by))} ${by > 0 ? 'mehr' : 'weniger'}`
    return {
      covered: `${count} abgedeckt`,
      protected: `${count} bereits geschützt`,
      suspended: `${count} gesperrt`,
      deleted: `${count} gelöscht`,
    }[what]
  },
  startShort: ({ allocated, available }, f) =>
    `Es wurde nichts gestartet: ${f.plural(allocated, { one: '# Credit ist', other: '# Credits sind' })} nötig, ${f.number(available)} verfügbar.`,
  startLost: 'Die Antwort ist nicht angekommen.',
  startLostSafe: 'Die Sicherung läuft vielleicht schon. Ein neuer Versuch ist unbedenklich: Sie startet nicht zweimal.',
  startUncounted: 'Die Credits konnten nicht zu Ende gezählt werden.',
  startNothing: 'Es wurde nichts gestartet.',
  startRefused: 'Es wurde nichts gestartet: Einige Einstellungen wurden abgelehnt.',
  startFailed: 'Die Sicherung konnte nicht gestartet werden.',
  startCounting: 'Wird gezählt…',
  startWith: ({ credits: n }, f) => `Mit ${ofUsers(n, f)} starten`,
  startFirst: ({ first }, f) => f.plural(first, { one: 'Den ersten starten', other: 'Die ersten # starten' }),
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# Person', other: '# Personen' }),
  peopleDue: ({ count }, f) => f.plural(count, { one: '# braucht einen Credit', other: '# brauchen einen Credit' }),
  peopleProtected: ({ count }, f) => `${f.number(count)} bereits geschützt`,
  peopleSuspended: ({ count }, f) => `${f.number(count)} gesperrt`,
  peopleDeleted: ({ count }, f) => `${f.number(count)} gelöscht`,
  creditsTaken: ({ count }, f) => `${f.number(count)} belegt`,
  creditsFree: ({ count }, f) => `${f.number(count)} frei`,
  creditsOver: ({ count }, f) => f.plural(count, { one: '# fehlt', other: '# fehlen' }),
  overlapSaved: ({ count }, f) => `${f.number(count)} durch Überschneidung gespart`,
  creditParts: 'Woraus sich die Credits zusammensetzen',
  explainCovered: 'Alle, die von den Einträgen erreicht werden, jede Person einmal gezählt.',
  explainDue: 'Aktiv und noch nicht gesichert: Jede Person braucht einen Credit.',
  explainProtected: 'Bereits gesichert: Sie brauchen keinen Credit.',
  explainSuspended: 'Gesperrte Konten können nicht gesichert werden: Sie brauchen keinen Credit.',
  explainDeleted: 'Gelöschte Konten können nicht gesichert werden: Sie brauchen keinen Credit.',
  explainOverlap:
    'Von mehr als einem Eintrag erreicht und doch nur einmal gezählt. So viel bräuchten die Einträge einzeln, abzüglich dessen, was sie zusammen brauchen.',
  explainTaken: 'So viel der verfügbaren Credits braucht diese Auswahl.',
  explainFree: 'Credits, die verfügbar bleiben.',
  explainOver: 'Nötig über die verfügbaren Credits hinaus.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Mitglieder werden gezählt: bisher ${f.number(done)}`
      : `Mitglieder werden gezählt: ${f.number(done)} von ${f.number(total)}`,
  countingStop: 'Zählung anhalten',
  countingStopped: 'Die Zählung wurde angehalten: Es können mehr sein.',
  countingGoOn: 'Weiterzählen',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Einige Mitglieder konnten nicht geladen werden.'
      : `Die Mitglieder von ${listed(labels, more, f)} konnten nicht geladen werden.`,
  creditsFailed: 'Die verfügbaren Credits konnten nicht geladen werden.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: '# Credit fehlt.', other: '# Credits fehlen.' }),
  shortAtLeast: ({ shortfall }, f) => f.plural(shortfall, { one: 'Mindestens # Credit fehlt.', other: 'Mindestens # Credits fehlen.' }),
  shortHelpItems: 'Entfernen Sie einen Eintrag:',
  shortFirst: ({ isOnly }) => (isOnly ? 'In der Reihenfolge des Hinzufügens:' : 'Oder, in der Reihenfolge des Hinzufügens:'),
  startNeedsItems: 'Fügen Sie zuerst Benutzer, Gruppen oder Organisationseinheiten hinzu.',
  startNeedsCount: 'Erst muss die Zählung abgeschlossen sein.',
  startNeedsCredits: ({ shortfall }, f) => f.plural(shortfall, { one: '# Credit fehlt.', other: '# Credits fehlen.' }),
  startNeedsBalance: 'Die verfügbaren Credits sind noch nicht bekannt.',
  startNeedsDue: 'Hier braucht niemand einen Credit: Alle sind bereits geschützt, gesperrt oder gelöscht.',
  viewRun: 'Sicherung ansehen',
  hideRun: 'Diese Sicherung ausblenden',
}
