import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { agreeing, someGroups, someRows } from './it-nouns.js'

export const itCsv: Translated<typeof enCsv> = {
  csvDrop: 'Scegli un file CSV',
  csvDropText:
    'oppure trascinalo qui o incolla un elenco di indirizzi. Funziona con le esportazioni di Google Admin, Microsoft 365, Entra e GAM.',
  csvAnother: 'Altro file',
  csvSample: 'Scarica esempio',
  csvSampleName: 'backup-esempio.csv',
  csvReport: 'Scarica report',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'Indirizzo',
  csvReportDetail: 'Dettaglio',
  csvReportUserId: 'ID utente',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Lettura del file' : 'Ricerca degli utenti'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `Impossibile usare ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'Il file è vuoto.',
      xlsx: 'Sembra una cartella di lavoro di Excel (.xlsx). Salvala come CSV e carica quel file.',
      xls: 'Sembra una vecchia cartella di lavoro di Excel (.xls). Salvala come CSV e carica quel file.',
      ods: 'Sembra un foglio di calcolo OpenDocument (.ods). Salvalo come CSV e carica quel file.',
      word: 'Sembra un documento di Word (.docx), non un file CSV.',
      zip: 'Sembra una cartella di lavoro di Excel o un archivio ZIP. Salvala come CSV o estrai il CSV.',
      archive: 'Sembra un archivio compresso. Estrai il CSV.',
      pdf: 'Sembra un PDF, non un file CSV.',
      picture: 'Sembra un’immagine, non un file CSV.',
      rtf: 'Sembra un documento rich text (.rtf), non un file CSV.',
      html: 'Sembra una pagina web, non un file CSV.',
      xml: 'Sembra un file XML, non un file CSV.',
      json: 'Sembra un file JSON, non un file CSV.',
      vcard: 'Sembra un biglietto da visita (vCard), non un file CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Sembrano dati binari, non un file CSV.'
    if (code === 'too-large') return 'È troppo grande: il limite è di 1.000.000 di righe e 100\u00a0MB. Dividi il file e carica le parti.'
    return 'Impossibile leggerlo. Forse è stato spostato o è aperto altrove.'
  },
  csvKept: 'Il file precedente è ancora caricato.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Pronto',
      protected: 'Già protetto',
      suspended: 'Sospeso',
      deleted: 'Eliminato',
      group: 'Gruppo',
      unknown: 'Non nella directory',
      duplicate: 'Duplicato',
      'not-an-address': 'Indirizzo non valido',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'pront', f),
      protected: f.plural(count, { one: '# già protetto', many: '# già protetti', other: '# già protetti' }),
      suspended: agreeing(count, 'sospes', f),
      deleted: agreeing(count, 'eliminat', f),
      group: someGroups(count, f),
      unknown: `${f.number(count)} non nella directory`,
      duplicate: agreeing(count, 'duplicat', f),
      'not-an-address': f.plural(count, {
        one: '# indirizzo non valido',
        many: '# di indirizzi non validi',
        other: '# indirizzi non validi',
      }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Duplicato della riga ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Forse cercavi ${f.name(address)}?`,
  csvFindings: 'Risultati',
  csvRows: 'Righe del file',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} di ${someRows(rows, f)}`),
  csvNone: 'Il file non ha righe.',
  csvNoMatch: 'Nessuna riga ha questo esito.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? f.plural(ready, { one: 'Seleziona quello pronto', many: 'Seleziona tutti i # pronti', other: 'Seleziona tutti i # pronti' })
      : `Seleziona tutti i ${f.number(ready + others)} pronti o già protetti`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'File CSV',
  csvColumnLine: 'Riga',
  csvColumnVerdict: 'Esito',
  csvEncoding: ({ encoding }) => `Letto come testo ${encoding}. Se le lettere sono sbagliate, cambia la codifica.`,
  csvEncodingLabel: 'Codifica',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `La colonna ${f.number(index + 1)}${name === '' ? '' : ` “${f.name(name)}”`} corrisponde in ${f.number(matches)} di ${someRows(rows, f)}.`,
  csvList: 'Tutti gli indirizzi dell’elenco sono stati letti.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `Usa la colonna ${f.number(index + 1)}${name === '' ? '' : ` “${f.name(name)}”`}: ${f.number(matches)} di ${someRows(rows, f)}`,
  csvWrongColumn: 'Cambia colonna',
  csvWrongFormat: 'Lettere o colonne sbagliate?',
  csvDelimiter: 'Separatore',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Virgola', ';': 'Punto e virgola', '\t': 'Tabulazione', '|': 'Barra verticale' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Colonna ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} di ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) => `La riga ${f.number(line)} apre virgolette che non vengono mai chiuse. È stata letta come testo semplice.`,
  csvNoWorker: 'Letto a piccoli passi in questa scheda, perché non è stato possibile avviare un processo in background.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, {
      one: '# riga era un’intestazione o un commento.',
      many: '# di righe erano intestazioni o commenti.',
      other: '# righe erano intestazioni o commenti.',
    }),
  csvAddGroup: ({ kind, name }, f) => `Aggiungi ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} è nella selezione.`,
  csvCustomer: 'Indica tutti gli utenti dell’account',
  csvPaste: 'Incolla un elenco',
  csvPasteHint: 'Indirizzi in qualsiasi forma: una colonna di un foglio di calcolo, un elenco di Outlook o di una chat.',
  csvPasteRead: 'Trova persone',
  csvPasted: 'Elenco incollato',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Sostituire ${f.name(file)} deseleziona # utente.`,
      many: `Sostituire ${f.name(file)} deseleziona # di utenti.`,
      other: `Sostituire ${f.name(file)} deseleziona # utenti.`,
    }),
  csvReplaceAdd: 'Prima aggiungi',
  csvReplaceGo: 'Sostituisci file',
}
