import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { licenses, listed, ofUsers } from './de-nouns.js'

export const deStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'mindestens '
    if (available === undefined) return 'Ihre Lizenzen werden geprüft…'
    if (available === 'unlimited') return `Sie haben ${atLeast}${licenses(allocated, f)} zugewiesen (unbegrenzt)`
    return `Sie haben ${atLeast}${f.number(allocated)} von ${licenses(available, f)} zugewiesen`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0
      ? 'Sicherung starten'
      : `Sicherung von ${ofUsers(users, f)} starten${users === credits ? '' : ` · ${licenses(credits, f)}`}`,
  starting: 'Wird gestartet…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'Es wurde nichts gestartet: Der Bedarf an Lizenzen hat sich geändert.'
      : `Es wurde nichts gestartet: Nötig sind jetzt ${licenses(now, f)}, nicht ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) =>
    `Nichts wurde gestartet: Die Sicherung beginnt jetzt mit ${ofUsers(now, f)}, nicht mit ${f.number(expected)}.`,
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
    `Es wurde nichts gestartet: ${f.plural(allocated, { one: '# Lizenz ist', other: '# Lizenzen sind' })} nötig, ${f.number(available)} verfügbar.`,
  startLost: 'Keine Antwort vom Server.',
  startLostSafe: 'Die Sicherung läuft vielleicht schon. Sie können es gefahrlos erneut versuchen: Eine Sicherung startet nie zweimal.',
  startUncounted: 'Die Lizenzen konnten nicht vollständig gezählt werden.',
  startNothing: 'Es wurde nichts gestartet.',
  startRefused: 'Es wurde nichts gestartet: Einige Einstellungen wurden abgelehnt.',
  startFailed: 'Die Sicherung konnte nicht gestartet werden.',
  startCounting: 'Wird gezählt…',
  startWith: ({ users: n }, f) => `Mit ${ofUsers(n, f)} starten`,
  peopleCovered: ({ count }, f) => f.plural(count, { one: '# Person', other: '# Personen' }),
  peopleDue: ({ count }, f) => f.plural(count, { one: '# braucht eine Lizenz', other: '# brauchen eine Lizenz' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: '# wird erneut gestartet', other: '# werden erneut gestartet' }),
  peopleFree: ({ count }, f) => f.plural(count, { one: '# braucht keine Lizenz', other: '# brauchen keine Lizenz' }),
  peopleProtected: ({ count }, f) => `${f.number(count)} bereits geschützt`,
  peopleSuspended: ({ count }, f) => `${f.number(count)} gesperrt`,
  peopleDeleted: ({ count }, f) => `${f.number(count)} gelöscht`,
  creditsTaken: ({ count }, f) => `${f.number(count)} belegt`,
  creditsFree: ({ count }, f) => `${f.number(count)} frei`,
  creditsOver: ({ count }, f) => f.plural(count, { one: '# fehlt', other: '# fehlen' }),
  overlapSaved: ({ count }, f) => f.plural(count, { one: '# Dublette nicht berechnet', other: '# Dubletten nicht berechnet' }),
  creditParts: 'Wofür die Lizenzen sind',
  explainCovered: 'Alle Personen in diesen Einträgen, jede einmal gezählt.',
  explainDue: 'Aktiv und noch nicht gesichert. In der Regel braucht jede Person eine Lizenz.',
  explainRestarts: 'Die letzte Sicherung ist fehlgeschlagen oder pausiert. Sie haben schon eine Lizenz und brauchen keine weitere.',
  explainPeopleFree: 'Freigegebene Postfächer, Räume und andere Konten, die keine Lizenz brauchen.',
  explainProtected: 'Bereits gesichert. Sie brauchen keine Lizenz.',
  explainSuspended: 'Gesperrte Konten können nicht gesichert werden. Sie brauchen keine Lizenz.',
  explainDeleted: 'Gelöschte Konten können nicht gesichert werden. Sie brauchen keine Lizenz.',
  explainOverlap:
    'Personen in mehreren Einträgen, nur einmal gezählt: die Lizenzen für die Einträge einzeln, abzüglich der Lizenzen für alle zusammen.',
  explainTaken: 'Lizenzen, die diese Liste braucht.',
  explainFree: 'Lizenzen, die verfügbar bleiben.',
  explainOver: 'Lizenzen, die über die verfügbaren hinaus nötig sind.',
  counting: ({ done, total }, f) =>
    total === undefined
      ? `Mitglieder werden gezählt: bisher ${f.number(done)}`
      : `Mitglieder werden gezählt: ${f.number(done)} von ${f.number(total)}`,
  countingWaits: 'Warten auf die Cloud…',
  countingStop: 'Zählung anhalten',
  countingStopped: 'Die Zählung wurde angehalten. Es können mehr sein.',
  countingGoOn: 'Weiterzählen',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0
      ? 'Einige Mitglieder konnten nicht geladen werden.'
      : `Die Mitglieder von ${listed(labels, more, f)} konnten nicht geladen werden.`,
  creditsFailed: 'Ihre Lizenzen konnten nicht geladen werden.',
  short: ({ shortfall }, f) => f.plural(shortfall, { one: 'Sie brauchen # weitere Lizenz.', other: 'Sie brauchen # weitere Lizenzen.' }),
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Sie brauchen mindestens # weitere Lizenz.', other: 'Sie brauchen mindestens # weitere Lizenzen.' }),
  shortHelpItems: 'Entfernen Sie eines davon:',
  shortLeavers: ({ credits }, f) =>
    f.plural(credits, { one: '# Lizenz bei ausgeschiedenen Personen…', other: '# Lizenzen bei ausgeschiedenen Personen…' }),
  shortFirst: ({ isOnly }) => (isOnly ? 'Sie können einen Teil sichern:' : 'Oder:'),
  startNeedsItems: 'Fügen Sie zuerst Benutzer, Gruppen oder Organisationseinheiten hinzu.',
  startNeedsCount: 'Warten Sie, bis die Zählung abgeschlossen ist.',
  startNeedsCredits: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'Sie brauchen # weitere Lizenz.', other: 'Sie brauchen # weitere Lizenzen.' }),
  startNeedsBalance: 'Ihre Lizenzen werden geprüft…',
  startNeedsDue: 'Nichts zu starten: Alle hier sind bereits gesichert, gesperrt oder gelöscht.',
  startNeedsDueExcept: 'Nichts zu starten: Alle hier sind ausgenommen, bereits gesichert, gesperrt oder gelöscht.',
  peopleExcepted: ({ count }, f) => `${f.number(count)} ausgenommen`,
  explainExcepted: 'Ausnahmen nehmen diese Personen aus. Sie brauchen keine Lizenz.',
  viewRun: 'Sicherung ansehen',
  hideRun: 'Diese Sicherung ausblenden',
  startNeedsAdd: ({ count }, f) => `${f.number(count)} markiert – klicken Sie auf „Hinzufügen“.`,
  startedTitle: ({ users }, f) =>
    f.plural(users, { one: 'Sicherung von # Benutzer gestartet', other: 'Sicherung von # Benutzern gestartet' }),
  startedClose: 'Sie können diese Seite schließen.',
  startedItems: 'Einträge',
  startedSettings: 'Einstellungen',
  runQuarter: ({ share }, f) => `Sicherung zu ${f.percent(share)} abgeschlossen`,
  reviewTitle: 'Sicherung prüfen',
  reviewText: ({ users }, f) => f.plural(users, { one: '# Benutzer wird gesichert.', other: '# Benutzer werden gesichert.' }),
  reviewFirst: 'Die Personen werden in der Reihenfolge dieser Liste gesichert, bis die Lizenzen aufgebraucht sind.',
  reviewConfirm: 'Jetzt starten',
  reviewOpen: ({ first }, f) =>
    f.plural(first, { one: 'Die zuerst hinzugefügte Person sichern…', other: 'Die ersten # hinzugefügten Personen sichern…' }),
  reviewCredits: ({ credits }, f) => `Dafür ${f.plural(credits, { one: 'wird # Lizenz', other: 'werden # Lizenzen' })} benötigt.`,
  reviewFromTo: ({ from, to }, f) => `Zuerst: ${f.name(from)}. Zuletzt: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'Ihre Auswahl bleibt erhalten.'
      : f.plural(users, {
          one: 'Ihre Auswahl bleibt erhalten. # weiterer Benutzer darin ist noch nicht gesichert.',
          other: 'Ihre Auswahl bleibt erhalten. # weitere Benutzer darin sind noch nicht gesichert.',
        }),
  reviewPeople: 'Personen in dieser Sicherung',
  removeKind: ({ kind, items }, f) =>
    f.plural(
      items,
      {
        user: { one: '# Benutzer entfernen', other: 'Alle # Benutzer entfernen' },
        group: { one: '# Gruppe entfernen', other: 'Alle # Gruppen entfernen' },
        'org-unit': { one: '# Organisationseinheit entfernen', other: 'Alle # Organisationseinheiten entfernen' },
      }[kind],
    ),
  keepGroup: 'Wie lange',
  keepOnce: 'Einmalig',
  keepAlways: 'Dauerhaft schützen',
  keepUseSettings: 'Diese Einstellungen verwenden',
  startedPolicy: 'Richtlinie',
  goPolicies: 'Richtlinien',
  checking: 'Wird geprüft…',
  startChecks: 'Zuerst werden Ihre Lizenzen geprüft. Die Sicherung startet, wenn sich nichts geändert hat.',
}
