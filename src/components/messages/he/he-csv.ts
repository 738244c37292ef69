import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { someGroups, someRows } from './he-nouns.js'

export const heCsv: Translated<typeof enCsv> = {
  csvDrop: 'בחירת קובץ CSV',
  csvDropText: 'או גרירה לכאן, או הדבקה של רשימת כתובות. מתאים לייצוא מ-Google Admin, מ-Microsoft 365, מ-Entra ומ-GAM.',
  csvAnother: 'קובץ אחר',
  csvSample: 'הורדת דוגמה',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'הורדת דוח',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'כתובת',
  csvReportDetail: 'פירוט',
  csvReportUserId: 'מזהה משתמש',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'קריאת הקובץ' : 'חיפוש המשתמשים'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `לא ניתן להשתמש בקובץ ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'הקובץ ריק.',
      xlsx: 'נראה שזו חוברת עבודה של Excel ‏(.xlsx). יש לשמור אותה כ-CSV ולהעלות את הקובץ הזה.',
      xls: 'נראה שזו חוברת עבודה ישנה של Excel ‏(.xls). יש לשמור אותה כ-CSV ולהעלות את הקובץ הזה.',
      ods: 'נראה שזה גיליון אלקטרוני של OpenDocument ‏(.ods). יש לשמור אותו כ-CSV ולהעלות את הקובץ הזה.',
      word: 'נראה שזה מסמך Word ‏(.docx), לא קובץ CSV.',
      zip: 'נראה שזו חוברת עבודה של Excel או ארכיון ZIP. יש לשמור כ-CSV או לחלץ את ה-CSV.',
      archive: 'נראה שזה ארכיון דחוס. יש לחלץ את ה-CSV.',
      pdf: 'נראה שזה PDF, לא קובץ CSV.',
      picture: 'נראה שזו תמונה, לא קובץ CSV.',
      rtf: 'נראה שזה מסמך טקסט עשיר ‏(.rtf), לא קובץ CSV.',
      html: 'נראה שזה דף אינטרנט, לא קובץ CSV.',
      xml: 'נראה שזה קובץ XML, לא קובץ CSV.',
      json: 'נראה שזה קובץ JSON, לא קובץ CSV.',
      vcard: 'נראה שזה כרטיס איש קשר (vCard), לא קובץ CSV.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'נראה שאלה נתונים בינאריים, לא קובץ CSV.'
    if (code === 'too-large') return 'הקובץ גדול מדי: אפשר לקרוא עד 1,000,000 שורות ו-100\u00a0MB. יש לפצל אותו ולהעלות את החלקים.'
    return 'לא ניתן לקרוא את הקובץ. ייתכן שהוא הועבר או פתוח במקום אחר.'
  },
  csvKept: 'הקובץ הקודם עדיין טעון.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'מוכן',
      protected: 'כבר מוגן',
      suspended: 'מושעה',
      deleted: 'נמחק',
      group: 'קבוצה',
      unknown: 'לא בספרייה',
      duplicate: 'כפול',
      'not-an-address': 'כתובת לא תקינה',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    ({
      ready: f.plural(count, { one: 'אחד מוכן', two: 'שניים מוכנים', other: '# מוכנים' }),
      protected: f.plural(count, { one: 'אחד כבר מוגן', two: 'שניים כבר מוגנים', other: '# כבר מוגנים' }),
      suspended: f.plural(count, { one: 'אחד מושעה', two: 'שניים מושעים', other: '# מושעים' }),
      deleted: f.plural(count, { one: 'אחד נמחק', two: 'שניים נמחקו', other: '# נמחקו' }),
      group: someGroups(count, f),
      unknown: f.plural(count, { one: 'אחד לא בספרייה', two: 'שניים לא בספרייה', other: '# לא בספרייה' }),
      duplicate: f.plural(count, { one: 'אחד כפול', two: 'שניים כפולים', other: '# כפולים' }),
      'not-an-address': f.plural(count, { one: 'כתובת לא תקינה אחת', two: 'שתי כתובות לא תקינות', other: '# כתובות לא תקינות' }),
    })[verdict],
  csvDuplicateOf: ({ line }, f) => `כפילות של שורה ${f.number(line)}`,
  csvNearest: ({ address }, f) => `האם הכוונה אל ${f.name(address)}?`,
  csvFindings: 'תוצאות',
  csvRows: 'שורות הקובץ',
  csvRowsCount: ({ shown, rows }, f) => (shown === rows ? someRows(rows, f) : `${f.number(shown)} מתוך ${someRows(rows, f)}`),
  csvNone: 'אין שורות בקובץ.',
  csvNoMatch: 'אין שורות עם התוצאה הזאת.',
  csvTickAll: ({ ready, others }, f) =>
    others === 0 ? `בחירת כל המוכנים (${f.number(ready)})` : `בחירת כל המוכנים או המוגנים (${f.number(ready + others)})`,
  csvOutcome: ({ rows, findings }, f) => `${someRows(rows, f)}: ${f.list(findings)}`,
  csvUpload: 'קובץ CSV',
  csvColumnLine: 'שורה',
  csvColumnVerdict: 'תוצאה',
  csvEncoding: ({ encoding }) => `נקרא כטקסט ${encoding}. אם האותיות נראות שגויות, יש לשנות את הקידוד.`,
  csvEncodingLabel: 'קידוד',
  csvColumn: ({ name, index, matches, rows }, f) =>
    `עמודה ${f.number(index + 1)}${name === '' ? '' : ` ”${f.name(name)}”`} תואמת ב-${f.number(matches)} מתוך ${someRows(rows, f)}.`,
  csvList: 'כל הכתובות ברשימה נקראו.',
  csvRunnerUp: ({ name, index, matches, rows }, f) =>
    `שימוש בעמודה ${f.number(index + 1)}${name === '' ? '' : ` ”${f.name(name)}”`}: ${f.number(matches)} מתוך ${someRows(rows, f)}`,
  csvWrongColumn: 'שינוי עמודה',
  csvWrongFormat: 'אותיות או עמודות שגויות?',
  csvDelimiter: 'תו הפרדה',
  csvDelimiterName: ({ delimiter }) => ({ ',': 'פסיק', ';': 'נקודה ופסיק', '\t': 'טאב', '|': 'קו אנכי' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `עמודה ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows }, f) => `${name} (${f.number(matches)} מתוך ${f.number(rows)})`,
  csvUnclosed: ({ line }, f) => `שורה ${f.number(line)} פותחת מירכאות שלא נסגרות. היא נקראה כטקסט רגיל.`,
  csvNoWorker: 'נקרא בצעדים קטנים בכרטיסייה הזאת, כי לא ניתן היה להפעיל תהליך ברקע.',
  csvSkipped: ({ count }, f) =>
    f.plural(count, { one: 'שורה אחת הייתה כותרת או הערה.', two: 'שתי שורות היו כותרות או הערות.', other: '# שורות היו כותרות או הערות.' }),
  csvAddGroup: ({ kind, name }, f) => `הוספה: ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} נמצא בבחירה.`,
  csvCustomer: 'הכוונה לכל המשתמשים בחשבון',
  csvPaste: 'הדבקת רשימה',
  csvPasteHint: 'כתובות בכל צורה: עמודה מגיליון אלקטרוני, רשימה מ-Outlook או מצ׳אט.',
  csvPasteRead: 'חיפוש אנשים',
  csvPasted: 'רשימה שהודבקה',
  csvReplace: ({ count, file }, f) =>
    f.plural(count, {
      one: `החלפת ${f.name(file)} מבטלת סימון של משתמש אחד.`,
      two: `החלפת ${f.name(file)} מבטלת סימון של שני משתמשים.`,
      other: `החלפת ${f.name(file)} מבטלת סימון של # משתמשים.`,
    }),
  csvReplaceAdd: 'להוסיף קודם',
  csvReplaceGo: 'החלפת הקובץ',
}
