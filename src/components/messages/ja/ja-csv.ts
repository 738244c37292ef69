import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { users } from './ja-nouns.js'

export const jaCsv: Translated<typeof enCsv> = {
  csvDrop: 'CSV ファイルを選択',
  csvDropText:
    'またはここにドロップするか、アドレスの一覧を貼り付けます。Google 管理コンソール、Microsoft 365、Entra、GAM の書き出しファイルに対応しています。',
  csvAnother: '別のファイル',
  csvSample: 'サンプルをダウンロード',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'レポートをダウンロード',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'メールアドレス',
  csvReportDetail: '詳細',
  csvReportUserId: 'ユーザー ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'ファイルを読み取っています' : 'ユーザーを探しています'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)} 件` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)} を使用できませんでした。`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'ファイルが空です。',
      xlsx: 'Excel ブック (.xlsx) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      xls: '古い形式の Excel ブック (.xls) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      ods: 'OpenDocument スプレッドシート (.ods) のようです。CSV として保存し、そのファイルをアップロードしてください。',
      word: 'CSV ファイルではなく、Word 文書 (.docx) のようです。',
      zip: 'Excel ブックまたは ZIP アーカイブのようです。CSV として保存するか、中の CSV を取り出してください。',
      archive: '圧縮アーカイブのようです。中の CSV を取り出してください。',
      pdf: 'CSV ファイルではなく、PDF のようです。',
      picture: 'CSV ファイルではなく、画像のようです。',
      rtf: 'CSV ファイルではなく、リッチ テキスト文書 (.rtf) のようです。',
      html: 'CSV ファイルではなく、ウェブページのようです。',
      xml: 'CSV ファイルではなく、XML ファイルのようです。',
      json: 'CSV ファイルではなく、JSON ファイルのようです。',
      vcard: 'CSV ファイルではなく、連絡先カード (vCard) のようです。',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'CSV ファイルではなく、バイナリ データのようです。'
    if (code === 'too-large') return '大きすぎます。読み取れるのは 1,000,000 行、100 MB までです。分割してアップロードしてください。'
    return '読み取れませんでした。移動されたか、ほかで開かれている可能性があります。'
  },
  csvKept: '前のファイルはまだ読み込まれています。',
  csvVerdict: ({ verdict }) =>
    ({
      ready: '選択可能',
      protected: '保護済み',
      suspended: '停止中',
      deleted: '削除済み',
      group: 'グループ',
      unknown: 'ディレクトリにありません',
      duplicate: '重複',
      'not-an-address': '無効なアドレス',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${
      {
        ready: '選択可能',
        protected: '保護済み',
        suspended: '停止中',
        deleted: '削除済み',
        group: 'グループ',
        unknown: 'ディレクトリになし',
        duplicate: '重複',
        'not-an-address': '無効なアドレス',
      }[verdict]
    } ${f.number(count)}`,
  csvDuplicateOf: ({ line }, f) => `${f.number(line)} 行目と重複`,
  csvNearest: ({ address }, f) => `${f.name(address)} ですか?`,
  csvFindings: '判定結果',
  csvRows: 'ファイルの行',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? `${f.number(rows)} 行` : `${f.number(rows)} 行中 ${f.number(shown)} 行`),
  csvNone: 'ファイルに行がありません。',
  csvNoMatch: 'この判定の行はありません。',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `選択可能な ${f.number(ready)} 件すべてを選択` : `選択可能または保護済みの ${f.number(ready + others)} 件すべてを選択`,
  csvOutcome: ({ rows, findings }, f) => `${f.number(rows)} 行: ${f.list(findings)}`,
  csvUpload: 'CSV ファイル',
  csvColumnLine: '行',
  csvColumnVerdict: '判定',
  csvEncoding: ({ encoding }) => `${encoding} のテキストとして読み取りました。文字が正しくない場合は、文字コードを変更してください。`,
  csvEncodingLabel: '文字コード',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `${f.number(index + 1)} 列目${name === '' ? '' : `「${f.name(name)}」`}は ${f.number(rows)} 行中 ${f.number(matches)} 行が一致します。`,
  csvList: '一覧のすべてのアドレスを読み取りました。',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `${f.number(index + 1)} 列目${name === '' ? '' : `「${f.name(name)}」`}を使う: ${f.number(rows)} 行中 ${f.number(matches)} 行`,
  csvWrongColumn: '列を変更',
  csvWrongFormat: '文字や列が正しくない場合',
  csvDelimiter: '区切り文字',
  csvDelimiterName: ({ delimiter }) => ({ ',': 'コンマ', ';': 'セミコロン', '\t': 'タブ', '|': '縦線' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `${f.number(index + 1)} 列目` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(rows)} 行中 ${f.number(matches)} 行)`,
  csvUnclosed: ({ line }, f) => `${f.number(line)} 行目の引用符が閉じられていません。通常の文字として読み取りました。`,
  csvNoWorker: 'バックグラウンド処理を開始できなかったため、このタブで少しずつ読み取りました。',
  csvSkipped: ({ count }, f) => `${f.number(count)} 行は見出しまたはコメントでした。`,
  csvAddGroup: ({ kind, name }, f) => `${kind} ${f.name(name)} を追加`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} は選択に含まれています。`,
  csvCustomer: 'アカウントの全ユーザーを指します',
  csvPaste: '一覧を貼り付け',
  csvPasteHint: 'どの形式のアドレスでもかまいません。スプレッドシートの列、Outlook やチャットの一覧など。',
  csvPasteRead: 'ユーザーを探す',
  csvPasted: '貼り付けた一覧',
  csvReplace: ({ count, file }, f) => `${f.name(file)} を置き換えると、${users(count, f)}のチェックが外れます。`,
  csvReplaceAdd: '先にリストに追加',
  csvReplaceGo: 'ファイルを置き換える',
}
