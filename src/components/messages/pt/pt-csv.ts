import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { agreeing, someGroups, someRows } from './pt-nouns.js'

export const ptCsv: Translated<typeof enCsv> = {
  csvDrop: 'Escolher um arquivo CSV',
  csvDropText: 'ou solte-o aqui, ou cole uma lista de endereços. Funciona com exportações do Google Admin, Microsoft 365, Entra e GAM.',
  csvAnother: 'Outro arquivo',
  csvSample: 'Baixar exemplo',
  csvSampleName: 'backup-exemplo.csv',
  csvReport: 'Baixar relatório',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-relatorio.csv`,
  csvReportAddress: 'Endereço',
  csvReportDetail: 'Detalhe',
  csvReportUserId: 'ID do usuário',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'Lendo o arquivo' : 'Procurando os usuários'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `Não foi possível usar ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'O arquivo está vazio.',
      xlsx: 'Parece uma pasta de trabalho do Excel (.xlsx). Salve como CSV e envie esse arquivo.',
      xls: 'Parece uma pasta de trabalho antiga do Excel (.xls). Salve como CSV e envie esse arquivo.',
      ods: 'Parece uma planilha OpenDocument (.ods). Salve como CSV e envie esse arquivo.',
      word: 'Parece um documento do Word (.docx), não um arquivo CSV.',
      zip: 'Parece uma pasta de trabalho do Excel ou um arquivo ZIP. Salve como CSV ou extraia o CSV.',
      archive: 'Parece um arquivo compactado. Extraia o CSV.',
      pdf: 'Parece um PDF, não um arquivo CSV.',
      picture: 'Parece uma imagem, não um arquivo CSV.',
      rtf: 'Parece um documento rich text (.rtf), não um arquivo CSV.',
      html: 'Parece uma página da Web, não um arquivo CSV.',
      xml: 'Parece um arquivo XML, não um arquivo CSV.',
      json: 'Parece um arquivo JSON, não um arquivo CSV.',
      vcard: 'Parece um cartão de contato (vCard), não um arquivo CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'Parecem dados binários, não um arquivo CSV.'
    if (code === 'too-large') return 'É grande demais: o limite é de 1.000.000 de linhas e 100\u00a0MB. Divida o arquivo e envie as partes.'
    return 'Não foi possível ler. O arquivo pode ter sido movido ou estar aberto em outro lugar.'
  },
  csvKept: 'O arquivo anterior continua carregado.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'Pronto',
      protected: 'Já protegido',
      suspended: 'Suspenso',
      deleted: 'Excluído',
      group: 'Grupo',
      unknown: 'Fora do diretório',
      duplicate: 'Duplicado',
      'not-an-address': 'Endereço inválido',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: agreeing(count, 'pronto', f),
      protected: f.plural(count, { one: '# já protegido', many: '# já protegidos', other: '# já protegidos' }),
      suspended: agreeing(count, 'suspenso', f),
      deleted: agreeing(count, 'excluído', f),
      group: someGroups(count, f),
      unknown: `${f.number(count)} fora do diretório`,
      duplicate: agreeing(count, 'duplicado', f),
      'not-an-address': f.plural(count, { one: '# endereço inválido', many: '# de endereços inválidos', other: '# endereços inválidos' }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `Repete a linha ${f.number(line)}`,
  csvNearest: ({ address }, f) => `Você quis dizer ${f.name(address)}?`,
  csvFindings: 'Resultados',
  csvRows: 'Linhas do arquivo',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} de ${someRows(rows, f)}`),
  csvNone: 'O arquivo não tem linhas.',
  csvNoMatch: 'Nenhuma linha tem este resultado.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0
      ? f.plural(ready, { one: 'Selecionar o # pronto', many: 'Selecionar todos os # prontos', other: 'Selecionar todos os # prontos' })
      : `Selecionar todos os ${f.number(ready + others)} prontos ou já protegidos`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'Arquivo CSV',
  csvColumnLine: 'Linha',
  csvColumnVerdict: 'Resultado',
  csvEncoding: ({ encoding }) => `Lido como texto ${encoding}. Se as letras parecerem erradas, mude a codificação.`,
  csvEncodingLabel: 'Codificação',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `A coluna ${f.number(index + 1)}${name === '' ? '' : ` “${f.name(name)}”`} corresponde em ${f.number(matches)} de ${someRows(rows, f)}.`,
  csvList: 'Todos os endereços da lista foram lidos.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `Usar a coluna ${f.number(index + 1)}${name === '' ? '' : ` “${f.name(name)}”`}: ${f.number(matches)} de ${someRows(rows, f)}`,
  csvWrongColumn: 'Mudar coluna',
  csvWrongFormat: 'Letras ou colunas erradas?',
  csvDelimiter: 'Separador',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'Vírgula', ';': 'Ponto e vírgula', '\t': 'Tabulação', '|': 'Barra vertical' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `Coluna ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} de ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) => `A linha ${f.number(line)} abre aspas que nunca são fechadas. Ela foi lida como texto simples.`,
  csvNoWorker: 'Lido em pequenas etapas nesta guia, porque nenhum processo em segundo plano pôde ser iniciado.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, {
      one: '# linha era um cabeçalho ou comentário.',
      many: '# de linhas eram cabeçalhos ou comentários.',
      other: '# linhas eram cabeçalhos ou comentários.',
    }),
  csvAddGroup: ({ kind, name }, f) => `Adicionar ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} está na seleção.`,
  csvCustomer: 'Significa todos os usuários da conta',
  csvPaste: 'Colar uma lista',
  csvPasteHint: 'Endereços em qualquer formato: uma coluna de planilha, uma lista do Outlook ou de um chat.',
  csvPasteRead: 'Procurar pessoas',
  csvPasted: 'Lista colada',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `Substituir ${f.name(file)} desmarca # usuário.`,
      many: `Substituir ${f.name(file)} desmarca # de usuários.`,
      other: `Substituir ${f.name(file)} desmarca # usuários.`,
    }),
  csvReplaceAdd: 'Adicionar antes',
  csvReplaceGo: 'Substituir arquivo',
}
