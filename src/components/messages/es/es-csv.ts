import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { agreeing, rows } from './es-nouns.js'

export const esCsv: Translated<typeof enCsv> = {
  csvDrop: 'Elegir un archivo CSV',
  csvDropText: 'o suéltelo aquí, o pegue una lista de direcciones. Funciona con exportaciones de Google Admin, Microsoft 365, Entra y GAM.',
  csvAnother: 'Otro archivo',
  csvSample: 'Descargar ejemplo',
  csvSampleName: 'copia-ejemplo.csv',
  csvReport: 'Descargar informe',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-informe.csv`,
  csvReportAddress: 'Correo electrónico',
  csvReportDetail: 'Detalle',
  csvReportUserId: 'ID del usuario',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Leyendo el archivo' : 'Buscando a los usuarios'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `No se pudo usar ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'El archivo está vacío.',
      xlsx: 'Parece un libro de Excel (.xlsx). Guárdelo como CSV y suba ese archivo.',
      xls: 'Parece un libro de Excel antiguo (.xls). Guárdelo como CSV y suba ese archivo.',
      ods: 'Parece una hoja de cálculo de OpenDocument (.ods). Guárdela como CSV y suba ese archivo.',
      word: 'Parece un documento de Word (.docx), no un archivo CSV.',
      zip: 'Parece un libro de Excel o un archivo ZIP. Guárdelo como CSV, o extraiga el CSV.',
      archive: 'Parece un archivo comprimido. Extraiga el CSV.',
      pdf: 'Parece un PDF, no un archivo CSV.',
      picture: 'Parece una imagen, no un archivo CSV.',
      rtf: 'Parece un documento de texto enriquecido (.rtf), no un archivo CSV.',
      html: 'Parece una página web, no un archivo CSV.',
      xml: 'Parece un archivo XML, no un archivo CSV.',
      json: 'Parece un archivo JSON, no un archivo CSV.',
      vcard: 'Parece una tarjeta de contacto (vCard), no un archivo CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Parecen datos binarios, no un archivo CSV.'
    if (code === 'too-large') return 'Es demasiado grande: se pueden leer 1.000.000 de filas y 100\u00a0MB. Divídalo y suba las partes.'
    return 'No se pudo leer. Puede que se haya movido o esté abierto en otro lugar.'
  },
  csvKept: 'El archivo anterior sigue cargado.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Listo',
      protected: 'Ya protegido',
      suspended: 'Suspendido',
      deleted: 'Eliminado',
      group: 'Grupo',
      unknown: 'No está en el directorio',
      duplicate: 'Repetido',
      'not-an-address': 'Dirección no válida',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'listo', f),
      protected: f.plural(count, { one: '# ya protegido', many: '# ya protegidos', other: '# ya protegidos' }),
      suspended: agreeing(count, 'suspendido', f),
      deleted: agreeing(count, 'eliminado', f),
      group: f.plural(count, { one: '# grupo', many: '# de grupos', other: '# grupos' }),
      unknown: `${f.number(count)} fuera del directorio`,
      duplicate: agreeing(count, 'repetido', f),
      'not-an-address': f.plural(count, {
        one: '# dirección no válida',
        many: '# de direcciones no válidas',
        other: '# direcciones no válidas',
      }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Repite la línea ${f.number(line)}`,
  csvNearest: ({ address }, f) => `¿Quiso decir ${f.name(address)}?`,
  csvFindings: 'Resultados',
  csvRows: 'Filas del archivo',
  csvRowsCount: ({ shown, rows: n }, f) => (shown === n ? rows(n, f) : `${f.number(shown)} de ${rows(n, f)}`),
  csvNone: 'El archivo no tiene filas.',
  csvNoMatch: 'Ninguna fila tiene este resultado.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? f.plural(ready, { one: 'Seleccionar el # listo', many: 'Seleccionar los # listos', other: 'Seleccionar los # listos' })
      : `Seleccionar los ${f.number(ready + others)} listos o ya protegidos`,
  csvOutcome: ({ rows: n, findings }, f) => `${rows(n, f)}: ${f.list(findings)}`,
  csvUpload: 'Archivo CSV',
  csvColumnLine: 'Línea',
  csvColumnVerdict: 'Resultado',
  csvEncoding: ({ encoding }) => `Leído como texto ${encoding}. Si ve letras incorrectas, cambie la codificación.`,
  csvEncodingLabel: 'Codificación',
  csvColumn: ({ name, index, matches, rows: n }, f) =>
    `La columna ${f.number(index + 1)}${name === '' ? '' : ` «${f.name(name)}»`} coincide en ${f.number(matches)} de ${rows(n, f)}.`,
  csvList: 'Se leyeron todas las direcciones de la lista.',
  csvRunnerUp: ({ name, index, matches, rows: n }, f) =>
    `Usar la columna ${f.number(index + 1)}${name === '' ? '' : ` «${f.name(name)}»`}: ${f.number(matches)} de ${rows(n, f)}`,
  csvWrongColumn: 'Cambiar columna',
  csvWrongFormat: '¿Letras o columnas incorrectas?',
  csvDelimiter: 'Separador',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Coma', ';': 'Punto y coma', '\t': 'Tabulador', '|': 'Barra vertical' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Columna ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows: n }, f) => `${name} (${f.number(matches)} de ${f.number(n)})`,
  csvUnclosed: ({ line }, f) => `La línea ${f.number(line)} abre unas comillas que nunca se cierran. Se leyó como texto simple.`,
  csvNoWorker: 'Leído en pequeños pasos en esta pestaña, porque no se pudo iniciar ningún proceso en segundo plano.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, {
      one: '# línea era un encabezado o un comentario.',
      many: '# de líneas eran encabezados o comentarios.',
      other: '# líneas eran encabezados o comentarios.',
    }),
  csvAddGroup: ({ kind, name }, f) => `Añadir ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} está en la selección.`,
  csvCustomer: 'Son todos los usuarios de la cuenta',
  csvPaste: 'Pegar una lista',
  csvPasteHint: 'Direcciones en cualquier forma: una columna de una hoja de cálculo, una lista de Outlook o de un chat.',
  csvPasteRead: 'Buscar personas',
  csvPasted: 'Lista pegada',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Al sustituir ${f.name(file)} se desmarca # usuario.`,
      many: `Al sustituir ${f.name(file)} se desmarcan # de usuarios.`,
      other: `Al sustituir ${f.name(file)} se desmarcan # usuarios.`,
    }),
  csvReplaceAdd: 'Añadir antes',
  csvReplaceGo: 'Sustituir archivo',
}
