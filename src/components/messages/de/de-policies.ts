import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Translated } from '../message.js'
import { items, licenses, ofUsers } from './de-nouns.js'

export const dePolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'Richtlinien',
  policiesAbout: ({ domain }, f) =>
    `Richtlinien von ${f.name(domain)} schützen auch Benutzer, die später hinzukommen. Betreffen zwei denselben Benutzer, gilt die ältere.`,
  policiesLoading: 'Die Richtlinien werden geladen',
  policiesFailed: 'Die Richtlinien konnten nicht geladen werden.',
  policiesNone: 'Diese Cloud unterstützt keine Richtlinien.',
  policiesEmpty: 'Noch keine Richtlinien',
  policiesEmptyText:
    'Wählen Sie „Dauerhaft schützen“, wenn Sie eine Sicherung starten. Dann sind auch Benutzer geschützt, die später hinzukommen.',
  policiesEnded: ({ count }, f) => f.plural(count, { one: '# beendete Richtlinie', other: '# beendete Richtlinien' }),
  policiesMore: 'Weitere Richtlinien anzeigen',
  policyStatusName: ({ status }) => ({ active: 'Aktiv', paused: 'Pausiert', ended: 'Beendet', unknown: 'Unbekannt' })[status],
  policyCovered: 'Erfasst',
  policyProtected: 'Geschützt oder begonnen',
  policyWaiting: 'Warten',
  policyNotProtected: 'Fehlgeschlagen',
  policyJoined: 'Neu in 30 Tagen',
  policyLeft: 'Weg in 30 Tagen',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `${f.number(done)} von ${ofUsers(covered, f)} geschützt oder begonnen, ${f.number(waiting)} warten, ${f.number(failed)} fehlgeschlagen`,
  policyWaits: ({ waiting, reason }, f) => {
    const users = f.plural(waiting, { one: '# Benutzer wartet', other: '# Benutzer warten' })
    return {
      credits: `${users}: Es sind keine Lizenzen verfügbar. Beschaffen Sie weitere oder geben Sie welche zurück.`,
      limit: `${users}: Die Obergrenze dieser Richtlinie ist erreicht. Heben Sie sie an, um mehr Benutzer zu schützen.`,
      paused: `${users}: Die Richtlinie ist pausiert. Setzen Sie sie fort, um diese Benutzer zu schützen.`,
      sync: `${users} auf die Synchronisierung der Gruppen und Organisationseinheiten, weil eine Ausnahme für sie gelten könnte.`,
      unknown: `${users} auf die nächste Prüfung.`,
    }[reason]
  },
  policyFails: ({ failed }, f) =>
    f.plural(failed, {
      one: 'Die Sicherung von # Benutzer ist fehlgeschlagen oder pausiert. Eine Richtlinie wiederholt sie nicht. Wiederholen Sie sie auf der Seite der Sicherung.',
      other:
        'Die Sicherungen von # Benutzern sind fehlgeschlagen oder pausiert. Eine Richtlinie wiederholt sie nicht. Wiederholen Sie sie auf der Seite der Sicherung.',
    }),
  policyNever: 'Noch nicht geprüft',
  policyItems: 'Einträge',
  policyLimit: 'Obergrenze',
  policyLimitValue: ({ limit }, f) => licenses(limit, f),
  policyNoLimit: 'Keine Obergrenze',
  policyLeavers: 'Ausgeschiedene Personen',
  policyGiveBack: ({ days }, f) =>
    days === 0
      ? 'Lizenz sofort zurückgeben'
      : f.plural(days, { one: 'Lizenz nach # Tag zurückgeben', other: 'Lizenz nach # Tagen zurückgeben' }),
  policyCreated: 'Erstellt',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)} von ${f.name(name)}`,
  policyChecked: 'Zuletzt geprüft',
  policyEdit: 'Bearbeiten',
  policyPause: 'Pausieren',
  policyResume: 'Fortsetzen',
  policyEnd: 'Beenden…',
  policyForecast: 'Prognose',
  policyBusy: 'Wird gespeichert…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `„${f.name(name)}“ schützt wieder neue Benutzer.`,
      paused: `„${f.name(name)}“ ist pausiert. Neue Benutzer werden erst geschützt, wenn Sie die Richtlinie fortsetzen.`,
      ended: `„${f.name(name)}“ ist beendet. Die Benutzer bleiben geschützt.`,
    })[status],
  policySaved: ({ name, waiting }, f) =>
    `„${f.name(name)}“ ist gespeichert.${waiting > 0 ? ` ${f.plural(waiting, { one: '# Benutzer wartet auf eine Lizenz.', other: '# Benutzer warten auf eine Lizenz.' })}` : ''}`,
  policyChangeFailed: 'Die Richtlinie konnte nicht geändert werden.',
  policyChangeLost:
    'Der Server hat nicht geantwortet. Die Änderung ist vielleicht schon gespeichert. Sie können es gefahrlos erneut versuchen.',
  policySaveFailed: 'Die Richtlinie konnte nicht gespeichert werden.',
  policySaveLost:
    'Der Server hat nicht geantwortet. Die Richtlinie ist vielleicht schon gespeichert. Versuchen Sie es erneut: Sie wird nie doppelt gespeichert.',
  policyEndTitle: ({ name }, f) => `„${f.name(name)}“ beenden?`,
  policyEndText: 'Neue Benutzer werden nicht mehr geschützt. Eine beendete Richtlinie lässt sich nicht fortsetzen.',
  policyEndKeeps: ({ users }, f) =>
    users === 0
      ? 'Zurzeit schützt sie keine Benutzer.'
      : f.plural(users, {
          one: '# Benutzer, den sie schützt, bleibt geschützt und behält die Lizenz.',
          other: '# Benutzer, die sie schützt, bleiben geschützt und behalten ihre Lizenzen.',
        }),
  policyEndConfirm: 'Richtlinie beenden',
  policyName: 'Name',
  policyNameEmpty: 'Geben Sie einen Namen ein.',
  policyNameLong: 'Verwenden Sie höchstens 200 Zeichen.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, `${f.number(more)} weitere`] : labels)}${except.length > 0 ? ` außer ${f.list(except)}` : ''}`,
  policyLimitField: 'Obergrenze für Lizenzen (optional)',
  policyLimitHelp: 'Mehr Lizenzen nimmt diese Richtlinie nie.',
  policyLimitWrong: 'Geben Sie eine ganze Zahl ein oder lassen Sie das Feld leer.',
  policyDaysField: 'Lizenz zurückgeben',
  policyKeep: 'Lizenz behalten',
  policyDays: 'Tage bis zur Rückgabe der Lizenz',
  policyDaysUnit: 'Tage danach',
  policyDaysWrong: 'Geben Sie eine ganze Zahl von 0 bis 3.650 ein.',
  policyGiveBackHelp: 'Dann endet der Schutz, als hätten Sie die Lizenz selbst zurückgegeben.',
  policySave: 'Richtlinie speichern',
  policyItemsHelp:
    'Um Einträge oder Einstellungen zu ändern, öffnen Sie sie in der Liste der Startseite. Kommen Sie danach zurück und übernehmen Sie die Liste.',
  policyOpenList: 'In der Liste öffnen',
  policyOpenReplaces: ({ items: count }, f) => `Ihre Liste (${items(count, f)}) wird ersetzt.`,
  policyTakeList: 'Liste übernehmen',
  policyTaken: 'Einträge und Einstellungen der Liste sind übernommen. Sie gelten, sobald Sie die Richtlinie speichern.',
  policyTookList: ({ items: count }, f) => `Aus der Liste übernommen: ${items(count, f)}`,
  forecastLoading: 'Die Prognose wird berechnet…',
  forecastFailed: 'Die Prognose konnte nicht berechnet werden.',
  forecastNow: ({ users, credits }, f) =>
    `Zurzeit ${f.plural(users, { one: '# Benutzer', other: '# Benutzer' })}, insgesamt ${licenses(credits, f)}.`,
  forecastBasis: ({ joined, left, days }, f) =>
    `${f.number(joined)} kamen hinzu und ${f.number(left)} schieden aus ${f.plural(days, { one: '(letzter # Tag)', other: '(letzte # Tage)' })}.`,
  forecastNoBasis: 'Noch hat keine Synchronisierung Zu- oder Abgänge aufgezeichnet. Über die Zukunft lässt sich daher nichts sagen.',
  forecastShort: ({ days }, f) =>
    `Aufgezeichnet ist bisher ${f.plural(days, { one: '# Tag', other: 'ein Zeitraum von # Tagen' })}. Eine Prognose braucht mindestens 7 Tage.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined
      ? `Bei diesem Tempo reichen Ihre Lizenzen bis ${month}.`
      : `Bei diesem Tempo reicht die Obergrenze (${licenses(limit, f)}) bis ${month}.`,
  forecastOver: ({ limit }, f) =>
    limit === undefined ? 'Ihre Lizenzen reichen nicht für alle.' : `Die Obergrenze (${licenses(limit, f)}) reicht nicht für alle.`,
  forecastSteady: 'Die Zahl der Benutzer wächst nicht. Weitere Lizenzen sind nicht nötig.',
  forecastLong: 'Bei diesem Tempo reichen die Lizenzen länger als fünf Jahre.',
  forecastUnlimited: 'Ihre Lizenzen sind nicht begrenzt.',
  forecastChart: 'Zu- und Abgänge',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `Balkendiagramm von ${from} bis ${to}: ${f.number(joined)} hinzugekommen, ${f.number(left)} ausgeschieden.`,
  forecastJoined: 'Hinzugekommen',
  forecastLeft: 'Ausgeschieden',
  dryRunTitle: 'Was diese Richtlinie getan hätte',
  dryRunAbout:
    'Berechnet aus den Zu- und Abgängen, die Synchronisierungen aufgezeichnet haben, mit der Obergrenze und der Regel für Ausgeschiedene.',
  dryRunFrom: 'Ab',
  dryRunStarted: 'Gestartet',
  dryRunGivenBack: 'Zurückgegeben',
  dryRunWaiting: 'Warten',
  dryRunHeld: 'Belegte Lizenzen',
  keepTitle: 'Dauerhaft schützen',
  keepText:
    'Die Sicherung startet jetzt. Nach jeder Synchronisierung schützt diese Richtlinie auch Benutzer, die neu zu ihren Einträgen gehören.',
  keepPart: 'Die Lizenzen reichen nicht für alle. Die ersten Benutzer starten jetzt, die anderen warten, bis Lizenzen frei sind.',
  keepNobody: 'Hier sind schon alle geschützt. Die Richtlinie schützt Benutzer, die später hinzukommen.',
  policyStartsNow: ({ users, credits }, f) =>
    `Sofort starten bis zu ${ofUsers(users, f)}${credits === undefined ? '' : ` mit bis zu ${f.plural(credits, { one: '# Lizenz', other: '# Lizenzen' })}`}.`,
  keepStart: 'Sicherung starten und dauerhaft schützen',
  keepView: 'Richtlinien anzeigen',
}
