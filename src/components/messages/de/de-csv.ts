import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'

export const deCsv: Translated<typeof enCsv> = {
  csvDrop: 'CSV-Datei auswählen',
  csvDropText: 'oder hier ablegen oder eine Adressliste einfügen. Geht mit Exporten aus Google Admin, Microsoft 365, Entra und GAM.',
  csvAnother: 'Andere Datei',
  csvSample: 'Beispiel laden',
  csvSampleName: 'sicherung-beispiel.csv',
  csvReport: 'Bericht laden',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-bericht.csv`,
  csvReportAddress: 'Adresse',
  csvReportDetail: 'Einzelheit',
  csvReportUserId: 'Benutzer-ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Datei wird gelesen' : 'Benutzer werden gesucht'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)}` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} konnte nicht verwendet werden.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Die Datei ist leer.',
      xlsx: 'Sie sieht aus wie eine Excel-Arbeitsmappe (.xlsx). Speichern Sie sie als CSV und laden Sie diese hoch.',
      xls: 'Sie sieht aus wie eine alte Excel-Arbeitsmappe (.xls). Speichern Sie sie als CSV und laden Sie diese hoch.',
      ods: 'Sie sieht aus wie eine OpenDocument-Tabelle (.ods). Speichern Sie sie als CSV und laden Sie diese hoch.',
      word: 'Sie sieht aus wie ein Word-Dokument (.docx), nicht wie eine CSV-Datei.',
      zip: 'Sie sieht aus wie eine Excel-Arbeitsmappe oder ein ZIP-Archiv. Speichern Sie sie als CSV, oder nehmen Sie die CSV-Datei heraus.',
      archive: 'Sie sieht aus wie ein komprimiertes Archiv. Nehmen Sie die CSV-Datei heraus.',
      pdf: 'Sie sieht aus wie ein PDF, nicht wie eine CSV-Datei.',
      picture: 'Sie sieht aus wie ein Bild, nicht wie eine CSV-Datei.',
      rtf: 'Sie sieht aus wie ein Rich-Text-Dokument (.rtf), nicht wie eine CSV-Datei.',
      html: 'Sie sieht aus wie eine Webseite, nicht wie eine CSV-Datei.',
      xml: 'Sie sieht aus wie eine XML-Datei, nicht wie eine CSV-Datei.',
      json: 'Sie sieht aus wie eine JSON-Datei, nicht wie eine CSV-Datei.',
      vcard: 'Sie sieht aus wie eine Visitenkarte (vCard), nicht wie eine CSV-Datei.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Sie sieht aus wie Binärdaten, nicht wie eine CSV-Datei.'
    if (code === 'too-large')
      return 'Sie ist zu groß: Gelesen werden bis zu 1.000.000 Zeilen und 100 MB. Teilen Sie sie und laden Sie die Teile hoch.'
    return 'Sie konnte nicht gelesen werden. Vielleicht wurde sie verschoben oder ist anderswo geöffnet.'
  },
  csvKept: 'Die vorherige Datei ist noch geladen.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Bereit',
      protected: 'Bereits geschützt',
      suspended: 'Gesperrt',
      deleted: 'Gelöscht',
      group: 'Gruppe',
      unknown: 'Nicht im Verzeichnis',
      duplicate: 'Doppelt',
      'not-an-address': 'Ungültige Adresse',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${f.number(count)} ${
      {
        ready: 'bereit',
        protected: 'bereits geschützt',
        suspended: 'gesperrt',
        deleted: 'gelöscht',
        group: count === 1 ? 'Gruppe' : 'Gruppen',
        unknown: 'nicht im Verzeichnis',
        duplicate: 'doppelt',
        'not-an-address': count === 1 ? 'ungültige Adresse' : 'ungültige Adressen',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }, f) => `Doppelt zu Zeile ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Meinten Sie ${f.name(address)}?`,
  csvFindings: 'Ergebnisse',
  csvRows: 'Zeilen der Datei',
  csvRowsCount: ({ shown, rows }, f) =>
    shown === rows
      ? f.plural(rows, { one: '# Zeile', other: '# Zeilen' })
      : `${f.number(shown)} von ${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}`,
  csvNone: 'Die Datei hat keine Zeilen.',
  csvNoMatch: 'Keine Zeile hat dieses Ergebnis.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `Alle ${f.number(ready)} bereiten auswählen` : `Alle ${f.number(ready + others)} bereiten oder geschützten auswählen`,
  csvOutcome: ({ rows, findings }, f) => `${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}: ${f.list(findings)}`,
  csvUpload: 'CSV-Datei',
  csvColumnLine: 'Zeile',
  csvColumnVerdict: 'Ergebnis',
  csvEncoding: ({ encoding }) => `Als ${encoding}-Text gelesen. Sehen Buchstaben falsch aus, ändern Sie die Zeichenkodierung.`,
  csvEncodingLabel: 'Zeichenkodierung',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `Spalte ${f.number(index + 1)}${name === '' ? '' : ` „${f.name(name)}“`} trifft ${f.number(matches)} von ${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}.`,
  csvList: 'Jede Adresse der Liste wurde gelesen.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `Spalte ${f.number(index + 1)}${name === '' ? '' : ` „${f.name(name)}“`} nehmen: ${f.number(matches)} von ${f.plural(rows, { one: '# Zeile', other: '# Zeilen' })}`,
  csvWrongColumn: 'Spalte ändern',
  csvWrongFormat: 'Falsche Buchstaben oder Spalten?',
  csvDelimiter: 'Trennzeichen',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Komma', ';': 'Semikolon', '\t': 'Tabulator', '|': 'Senkrechter Strich' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Spalte ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} von ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) =>
    `Zeile ${f.number(line)} öffnet ein Anführungszeichen, das nie geschlossen wird. Sie wurde als einfacher Text gelesen.`,
  csvNoWorker: 'In kleinen Schritten in diesem Tab gelesen, da kein Hintergrundprozess starten konnte.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, { one: '# Zeile war eine Überschrift oder ein Kommentar.', other: '# Zeilen waren Überschriften oder Kommentare.' }),
  csvAddGroup: ({ kind, name }, f) => `${kind} ${f.name(name)} hinzufügen`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} ist in der Auswahl.`,
  csvCustomer: 'Steht für alle Benutzer des Kontos',
  csvPaste: 'Liste einfügen',
  csvPasteHint: 'Adressen in jeder Form: eine Spalte einer Tabelle, eine Liste aus Outlook oder einem Chat.',
  csvPasteRead: 'Personen suchen',
  csvPasted: 'Eingefügte Liste',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Wenn Sie ${f.name(file)} ersetzen, wird die Markierung von # Benutzer aufgehoben.`,
      other: `Wenn Sie ${f.name(file)} ersetzen, werden die Markierungen von # Benutzern aufgehoben.`,
    }),
  csvReplaceAdd: 'Vorher hinzufügen',
  csvReplaceGo: 'Datei ersetzen',
}
