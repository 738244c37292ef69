import { expect } from 'chai'
import { csvWorld, person } from '../../worlds/csv-world.js'
import { rejection } from '../../worlds/waiting.js'
import { createDice } from './dice.js'
import { encodeLegacy } from './encode-legacy.js'

interface Language {
  header: [name: string, address: string, department: string]
  given: string[]
  family: string[]
  departments: string[]
}

/** Names as exported by the tools of each language. */
const LANGUAGES: Record<string, Language> = {
  shift_jis: {
    header: ['氏名', 'メールアドレス', '部署'],
    given: ['芽衣', '太郎', '花子', '健一', '美咲'],
    family: ['田中', '鈴木', '佐藤', '高橋', '渡辺', '小林'],
    departments: ['営業部', '総務部', '開発', '北支店'],
  },
  'euc-kr': {
    header: ['이름', '이메일', '부서'],
    given: ['민준', '서연', '지훈', '수빈', '예은'],
    family: ['김', '이', '박', '최', '정', '강'],
    departments: ['영업팀', '인사팀', '개발팀'],
  },
  gb18030: {
    header: ['姓名', '邮箱', '部门'],
    given: ['伟', '芳', '秀英', '娜', '敏', '静'],
    family: ['王', '李', '张', '刘', '陈', '杨'],
    departments: ['销售部', '人事部', '技术部'],
  },
  big5: {
    header: ['姓名', '電子郵件', '部門'],
    given: ['志明', '淑芬', '家豪', '怡君', '雅婷'],
    family: ['陳', '林', '黃', '張', '李', '王'],
    departments: ['業務部', '人事部', '資訊部'],
  },
  'windows-1250': {
    header: ['Imię', 'Adres e-mail', 'Dział'],
    given: ['Łucja', 'Michał', 'Żaneta', 'Paweł', 'Jiří', 'Štěpán', 'Győző'],
    family: ['Żak', 'Wiśniewski', 'Dąbrowska', 'Wójcik', 'Dvořák', 'Černý', 'Szűcs'],
    departments: ['Sprzedaż', 'Księgowość', 'Zarząd'],
  },
  'windows-1251': {
    header: ['Имя', 'Почта', 'Отдел'],
    given: ['Анна', 'Иван', 'Мария', 'Дмитрий', 'Ольга'],
    family: ['Иванова', 'Петров', 'Смирнова', 'Кузнецов', 'Попова'],
    departments: ['Продажи', 'Бухгалтерия', 'ИТ'],
  },
  'windows-1252': {
    header: ['Prénom', 'Adresse e-mail', 'Département'],
    given: ['José', 'François', 'Zoë', 'Jürgen', 'Søren', 'Åsa', 'João', 'Renée'],
    family: ['Müller', 'Brûlé', 'García', 'Østergaard', 'Lefèvre', 'Núñez', 'Groß'],
    departments: ['Comptabilité', 'Büro', 'Administración', 'Økonomi'],
  },
  'windows-1253': {
    header: ['Όνομα', 'Email', 'Τμήμα'],
    given: ['Γιώργος', 'Μαρία', 'Κώστας', 'Ελένη'],
    family: ['Παπαδόπουλος', 'Νικολάου', 'Γεωργίου'],
    departments: ['Πωλήσεις', 'Λογιστήριο'],
  },
  'windows-1256': {
    header: ['الاسم', 'البريد', 'القسم'],
    given: ['محمد', 'فاطمة', 'أحمد', 'عائشة'],
    family: ['العلي', 'حسن', 'المصري'],
    departments: ['المبيعات', 'المالية'],
  },
}
const SEEDS = 12

describe('lists in legacy encodings', () => {
  const anybody = () =>
    csvWorld([], { matchUsers: async (_scope, keys) => keys.map((key) => (key.startsWith('user') ? person(key, key) : null)) })

  for (const [label, { header, given, family, departments }] of Object.entries(LANGUAGES)) {
    it(`detects ${label}, with and without a header`, async () => {
      for (let seed = 0; seed < SEEDS; seed++) {
        const dice = createDice(seed)
        const delimiter = dice.pick([',', ';', '\t'])
        const count = dice.int(4, 20)
        const rows = Array.from({ length: count }, (_, row) => [
          `${dice.pick(family)} ${dice.pick(given)}`,
          `user${row}@example.com`,
          dice.pick(departments),
        ])
        const text = (seed % 3 === 0 ? rows : [header, ...rows]).map((cells) => cells.join(delimiter)).join('\r\n')
        const { csv } = anybody()
        await csv.load(new Blob([encodeLegacy(text, label)]))
        expect(csv.format.value, text).to.deep.equal({ delimiter, encoding: label })
        expect(csv.notes.value[0]).to.deep.equal({ kind: 'encoding', encoding: label })
        expect(csv.rows.value.length, text).to.equal(count)
        expect(csv.counts.value.ready, text).to.equal(count)
        if (seed % 3 !== 0) expect(csv.columns.value[0]?.name).to.equal(header[1])
      }
    })
  }

  it('reads the file again in the encoding that the administrator chooses', async () => {
    const { csv } = anybody()
    await csv.load(new Blob([encodeLegacy('Имя;Почта\nИван;user1@example.com\n', 'windows-1251')]))
    await csv.useEncoding('KOI8-R')
    expect(csv.format.value?.encoding).to.equal('koi8-r')
    await csv.useEncoding('windows-1251')
    expect(csv.notes.value).to.deep.include({ kind: 'column', index: 1, columns: ['Имя', 'Почта'] })
    expect((await rejection(csv.useEncoding('klingon'))).code).to.equal('bad-input')
    expect(csv.rows.value.length).to.equal(1)
  })

  it('keeps UTF-8 with a few invalid bytes', async () => {
    const { csv } = anybody()
    const good = new TextEncoder().encode('Name,Email\n'.concat('Zoë Brûlé,user1@example.com\n'.repeat(20)))
    await csv.load(new Blob([good, Uint8Array.of(0xe9), ',user2@example.com\n']))
    expect(csv.format.value?.encoding).to.equal('utf-8')
    expect(csv.counts.value.ready).to.equal(2)
  })
})
