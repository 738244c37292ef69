import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { someRows, someUsers } from './zh-nouns.js'

export const zhCsv: Translated<typeof enCsv> = {
  csvDrop: '选择 CSV 文件',
  csvDropText: '或将文件拖到这里，或粘贴地址列表。支持 Google Admin、Microsoft 365、Entra 和 GAM 的导出文件。',
  csvAnother: '选择其他文件',
  csvSample: '下载示例',
  csvSampleName: '备份示例.csv',
  csvReport: '下载报告',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-报告.csv`,
  csvReportAddress: '地址',
  csvReportDetail: '详细信息',
  csvReportUserId: '用户 ID',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? '正在读取文件' : '正在查找用户'
    return `${what}：${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `无法使用 ${f.name(file)}。`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: '文件为空。',
      xlsx: '这似乎是 Excel 工作簿 (.xlsx)。请另存为 CSV 后上传。',
      xls: '这似乎是旧版 Excel 工作簿 (.xls)。请另存为 CSV 后上传。',
      ods: '这似乎是 OpenDocument 电子表格 (.ods)。请另存为 CSV 后上传。',
      word: '这似乎是 Word 文档 (.docx)，不是 CSV 文件。',
      zip: '这似乎是 Excel 工作簿或 ZIP 压缩文件。请另存为 CSV，或解压出 CSV。',
      archive: '这似乎是压缩文件。请解压出 CSV。',
      pdf: '这似乎是 PDF，不是 CSV 文件。',
      picture: '这似乎是图片，不是 CSV 文件。',
      rtf: '这似乎是 RTF 文档 (.rtf)，不是 CSV 文件。',
      html: '这似乎是网页，不是 CSV 文件。',
      xml: '这似乎是 XML 文件，不是 CSV 文件。',
      json: '这似乎是 JSON 文件，不是 CSV 文件。',
      vcard: '这似乎是联系人名片 (vCard)，不是 CSV 文件。',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? '这似乎是二进制数据，不是 CSV 文件。'
    if (code === 'too-large') return '文件过大：最多可读取 1,000,000 行和 100\u00a0MB。请拆分后分别上传。'
    return '无法读取。文件可能已被移动或在别处打开。'
  },
  csvKept: '之前的文件仍处于加载状态。',
  csvVerdict: ({ verdict }) =>
    ({
      ready: '就绪',
      protected: '已受保护',
      suspended: '已暂停',
      deleted: '已删除',
      group: '群组',
      unknown: '不在目录中',
      duplicate: '重复',
      'not-an-address': '无效地址',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${f.number(count)} 个${
      {
        ready: '就绪',
        protected: '已受保护',
        suspended: '已暂停',
        deleted: '已删除',
        group: '群组',
        unknown: '不在目录中',
        duplicate: '重复',
        'not-an-address': '无效地址',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }, f) => `与第 ${f.number(line)} 行重复`,
  csvNearest: ({ address }, f) => `您是否要找 ${f.name(address)}？`,
  csvFindings: '结果',
  csvRows: '文件中的行',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} / ${someRows(rows, f)}`),
  csvNone: '文件中没有行。',
  csvNoMatch: '没有符合此结果的行。',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `选择全部 ${f.number(ready)} 个就绪项` : `选择全部 ${f.number(ready + others)} 个就绪或已受保护项`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'CSV 文件',
  csvColumnLine: '行',
  csvColumnVerdict: '结果',
  csvEncoding: ({ encoding }) => `已按 ${encoding} 文本读取。如果出现乱码，请更改编码。`,
  csvEncodingLabel: '编码',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `第 ${f.number(index + 1)} 列${name === '' ? '' : `“${f.name(name)}”`}匹配 ${f.number(matches)} / ${someRows(rows, f)}。`,
  csvList: '列表中的每个地址均已读取。',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `使用第 ${f.number(index + 1)} 列${name === '' ? '' : `“${f.name(name)}”`}：${f.number(matches)} / ${someRows(rows, f)}`,
  csvWrongColumn: '更改列',
  csvWrongFormat: '文字或列有误？',
  csvDelimiter: '分隔符',
  csvDelimiterName: ({ delimiter }) => ({ ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `第 ${f.number(index + 1)} 列` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name}（${f.number(matches)} / ${f.number(rows)}）`,
  csvUnclosed: ({ line }, f) => `第 ${f.number(line)} 行的引号没有结束，已按普通文本读取。`,
  csvNoWorker: '无法启动后台进程，因此已在此标签页中分步读取。',
  csvSkipped: ({ count }, f) => `${someRows(count, f)}是标题或注释。`,
  csvAddGroup: ({ kind, name }, f) => `添加${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} 已在选择中。`,
  csvCustomer: '表示该账号的所有用户',
  csvPaste: '粘贴列表',
  csvPasteHint: '任何形式的地址：电子表格中的一列，或来自 Outlook 或聊天的列表。',
  csvPasteRead: '查找人员',
  csvPasted: '粘贴的列表',
  csvReplace: ({ count, file }, f) => `替换 ${f.name(file)} 会取消对其中 ${someUsers(count, f)}的勾选。`,
  csvReplaceAdd: '先添加到列表',
  csvReplaceGo: '替换文件',
}
