import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { someRows, someUsers } from './ko-nouns.js'

export const koCsv: Translated<typeof enCsv> = {
  csvDrop: 'CSV 파일 선택',
  csvDropText:
    '또는 여기로 끌어다 놓거나 주소 목록을 붙여넣으세요. Google Admin, Microsoft 365, Entra, GAM에서 내보낸 파일을 사용할 수 있습니다.',
  csvAnother: '다른 파일 선택',
  csvSample: '샘플 다운로드',
  csvSampleName: 'backup-sample.csv',
  csvReport: '보고서 다운로드',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: '주소',
  csvReportDetail: '세부정보',
  csvReportUserId: '사용자 ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? '파일 읽는 중' : '사용자 찾는 중'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `${f.name(file)}을(를) 사용할 수 없습니다.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: '파일이 비어 있습니다.',
      xlsx: 'Excel 통합 문서(.xlsx)인 것 같습니다. CSV로 저장한 후 업로드하세요.',
      xls: '이전 Excel 통합 문서(.xls)인 것 같습니다. CSV로 저장한 후 업로드하세요.',
      ods: 'OpenDocument 스프레드시트(.ods)인 것 같습니다. CSV로 저장한 후 업로드하세요.',
      word: 'CSV 파일이 아니라 Word 문서(.docx)인 것 같습니다.',
      zip: 'Excel 통합 문서 또는 ZIP 압축 파일인 것 같습니다. CSV로 저장하거나 CSV의 압축을 푸세요.',
      archive: '압축 파일인 것 같습니다. CSV의 압축을 푸세요.',
      pdf: 'CSV 파일이 아니라 PDF인 것 같습니다.',
      picture: 'CSV 파일이 아니라 이미지인 것 같습니다.',
      rtf: 'CSV 파일이 아니라 서식 있는 텍스트 문서(.rtf)인 것 같습니다.',
      html: 'CSV 파일이 아니라 웹페이지인 것 같습니다.',
      xml: 'CSV 파일이 아니라 XML 파일인 것 같습니다.',
      json: 'CSV 파일이 아니라 JSON 파일인 것 같습니다.',
      vcard: 'CSV 파일이 아니라 연락처 카드(vCard)인 것 같습니다.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'CSV 파일이 아니라 바이너리 데이터인 것 같습니다.'
    if (code === 'too-large') return '너무 큽니다. 최대 1,000,000행, 100\u00a0MB까지 읽을 수 있습니다. 파일을 나누어 업로드하세요.'
    return '읽을 수 없습니다. 파일이 이동되었거나 다른 곳에서 열려 있을 수 있습니다.'
  },
  csvKept: '이전 파일이 계속 로드되어 있습니다.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: '준비됨',
      protected: '이미 보호됨',
      suspended: '정지됨',
      deleted: '삭제됨',
      group: '그룹',
      unknown: '디렉터리에 없음',
      duplicate: '중복',
      'not-an-address': '잘못된 주소',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${
      {
        ready: '준비됨',
        protected: '이미 보호됨',
        suspended: '정지됨',
        deleted: '삭제됨',
        group: '그룹',
        unknown: '디렉터리에 없음',
        duplicate: '중복',
        'not-an-address': '잘못된 주소',
      }[verdict]
    } ${f.number(count)}개`,
  csvDuplicateOf: ({ line }, f) => `${f.number(line)}행과 중복`,
  csvNearest: ({ address }, f) => `${f.name(address)}을(를) 찾으셨나요?`,
  csvFindings: '결과',
  csvRows: '파일의 행',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${someRows(rows, f)} 중 ${someRows(shown, f)}`),
  csvNone: '파일에 행이 없습니다.',
  csvNoMatch: '이 결과에 해당하는 행이 없습니다.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `준비된 ${f.number(ready)}개 모두 선택` : `준비되었거나 보호된 ${f.number(ready + others)}개 모두 선택`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'CSV 파일',
  csvColumnLine: '행',
  csvColumnVerdict: '결과',
  csvEncoding: ({ encoding }) => `${encoding} 텍스트로 읽었습니다. 글자가 깨져 보이면 인코딩을 변경하세요.`,
  csvEncodingLabel: '인코딩',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `${f.number(index + 1)}열${name === '' ? '' : ` “${f.name(name)}”`}: ${someRows(rows, f)} 중 ${f.number(matches)}행 일치.`,
  csvList: '목록의 모든 주소를 읽었습니다.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `${f.number(index + 1)}열${name === '' ? '' : ` “${f.name(name)}”`} 사용: ${someRows(rows, f)} 중 ${f.number(matches)}행`,
  csvWrongColumn: '열 변경',
  csvWrongFormat: '글자나 열이 잘못되었나요?',
  csvDelimiter: '구분자',
  csvDelimiterName: ({ delimiter }) => ({ ',': '쉼표', ';': '세미콜론', '\t': '탭', '|': '세로줄' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `${f.number(index + 1)}열` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(rows)} 중 ${f.number(matches)})`,
  csvUnclosed: ({ line }, f) => `${f.number(line)}행의 따옴표가 닫히지 않았습니다. 일반 텍스트로 읽었습니다.`,
  csvNoWorker: '백그라운드 작업을 시작할 수 없어 이 탭에서 조금씩 나누어 읽었습니다.',
  csvSkipped: ({ count }, f) => `${someRows(count, f)}은 머리글 또는 설명이었습니다.`,
  csvAddGroup: ({ kind, name }, f) => `${kind} ${f.name(name)} 추가`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)}이(가) 선택에 있습니다.`,
  csvCustomer: '계정의 모든 사용자를 의미합니다',
  csvPaste: '목록 붙여넣기',
  csvPasteHint: '모든 형식의 주소: 스프레드시트의 열, Outlook이나 채팅의 목록.',
  csvPasteRead: '사람 찾기',
  csvPasted: '붙여넣은 목록',
  csvReplace: ({ count, file }, f) => `${f.name(file)}을(를) 바꾸면 ${someUsers(count, f)}의 선택이 해제됩니다.`,
  csvReplaceAdd: '먼저 추가',
  csvReplaceGo: '파일 바꾸기',
}
