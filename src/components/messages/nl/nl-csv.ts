import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { someRows } from './nl-nouns.js'

export const nlCsv: Translated<typeof enCsv> = {
  csvDrop: 'CSV-bestand kiezen',
  csvDropText: 'of zet het hier neer, of plak een lijst met adressen. Werkt met exports uit Google Admin, Microsoft 365, Entra en GAM.',
  csvAnother: 'Ander bestand',
  csvSample: 'Voorbeeld downloaden',
  csvSampleName: 'back-up-voorbeeld.csv',
  csvReport: 'Rapport downloaden',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-rapport.csv`,
  csvReportAddress: 'Adres',
  csvReportDetail: 'Detail',
  csvReportUserId: 'Gebruikers-id',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Bestand lezen' : 'Gebruikers zoeken'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} kan niet worden gebruikt.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Het bestand is leeg.',
      xlsx: 'Het lijkt een Excel-werkmap (.xlsx). Sla die op als CSV en upload dat bestand.',
      xls: 'Het lijkt een oude Excel-werkmap (.xls). Sla die op als CSV en upload dat bestand.',
      ods: 'Het lijkt een OpenDocument-spreadsheet (.ods). Sla die op als CSV en upload dat bestand.',
      word: 'Het lijkt een Word-document (.docx), geen CSV-bestand.',
      zip: 'Het lijkt een Excel-werkmap of een ZIP-archief. Sla die op als CSV of pak het CSV-bestand uit.',
      archive: 'Het lijkt een gecomprimeerd archief. Pak het CSV-bestand uit.',
      pdf: 'Het lijkt een PDF, geen CSV-bestand.',
      picture: 'Het lijkt een afbeelding, geen CSV-bestand.',
      rtf: 'Het lijkt een RTF-document (.rtf), geen CSV-bestand.',
      html: 'Het lijkt een webpagina, geen CSV-bestand.',
      xml: 'Het lijkt een XML-bestand, geen CSV-bestand.',
      json: 'Het lijkt een JSON-bestand, geen CSV-bestand.',
      vcard: 'Het lijkt een visitekaartje (vCard), geen CSV-bestand.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Het lijken binaire gegevens, geen CSV-bestand.'
    if (code === 'too-large') return 'Het is te groot: maximaal 1.000.000 rijen en 100\u00a0MB. Splits het bestand en upload de delen.'
    return 'Het kan niet worden gelezen. Misschien is het verplaatst of ergens anders geopend.'
  },
  csvKept: 'Het vorige bestand is nog geladen.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Klaar',
      protected: 'Al beveiligd',
      suspended: 'Opgeschort',
      deleted: 'Verwijderd',
      group: 'Groep',
      unknown: 'Niet in directory',
      duplicate: 'Dubbel',
      'not-an-address': 'Ongeldig adres',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${f.number(count)} ${
      {
        ready: 'klaar',
        protected: 'al beveiligd',
        suspended: 'opgeschort',
        deleted: 'verwijderd',
        group: count === 1 ? 'groep' : 'groepen',
        unknown: 'niet in directory',
        duplicate: 'dubbel',
        'not-an-address': count === 1 ? 'ongeldig adres' : 'ongeldige adressen',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }, f) => `Zelfde als regel ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Bedoelde u ${f.name(address)}?`,
  csvFindings: 'Resultaten',
  csvRows: 'Rijen van het bestand',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} van ${someRows(rows, f)}`),
  csvNone: 'Het bestand heeft geen rijen.',
  csvNoMatch: 'Geen enkele rij heeft dit resultaat.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? `Alle ${f.number(ready)} die klaar zijn selecteren`
      : `Alle ${f.number(ready + others)} klaar of al beveiligd selecteren`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'CSV-bestand',
  csvColumnLine: 'Regel',
  csvColumnVerdict: 'Resultaat',
  csvEncoding: ({ encoding }) => `Gelezen als ${encoding}-tekst. Wijzig de codering als letters er verkeerd uitzien.`,
  csvEncodingLabel: 'Codering',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `Kolom ${f.number(index + 1)}${name === '' ? '' : ` ‘${f.name(name)}’`} komt overeen in ${f.number(matches)} van ${someRows(rows, f)}.`,
  csvList: 'Elk adres in de lijst is gelezen.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `Kolom ${f.number(index + 1)}${name === '' ? '' : ` ‘${f.name(name)}’`} gebruiken: ${f.number(matches)} van ${someRows(rows, f)}`,
  csvWrongColumn: 'Kolom wijzigen',
  csvWrongFormat: 'Verkeerde letters of kolommen?',
  csvDelimiter: 'Scheidingsteken',
  csvDelimiterName: ({ delimiter }) => ({ ',': 'Komma', ';': 'Puntkomma', '\t': 'Tab', '|': 'Verticale streep' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Kolom ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} van ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) =>
    `Regel ${f.number(line)} opent een aanhalingsteken dat nooit wordt gesloten. De regel is als gewone tekst gelezen.`,
  csvNoWorker: 'In kleine stappen op dit tabblad gelezen, omdat er geen achtergrondproces kon starten.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, { one: '# regel was een koptekst of opmerking.', other: '# regels waren kopteksten of opmerkingen.' }),
  csvAddGroup: ({ kind, name }, f) => `${kind} ${f.name(name)} toevoegen`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} staat in de selectie.`,
  csvCustomer: 'Betekent alle gebruikers van het account',
  csvPaste: 'Lijst plakken',
  csvPasteHint: 'Adressen in elke vorm: een kolom uit een spreadsheet, een lijst uit Outlook of een chat.',
  csvPasteRead: 'Personen zoeken',
  csvPasted: 'Geplakte lijst',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Als u ${f.name(file)} vervangt, vervalt het vinkje van # gebruiker.`,
      other: `Als u ${f.name(file)} vervangt, vervallen de vinkjes van # gebruikers.`,
    }),
  csvReplaceAdd: 'Eerst toevoegen',
  csvReplaceGo: 'Bestand vervangen',
}
