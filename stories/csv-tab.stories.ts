import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { AccountStatus } from '../src/core/index.js'
import type { BackupCsvTab } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { choose, open, type Screen, until } from './screen.js'
import { createWorld, dueUsers, together, type World, world } from './world.js'

type Story = StoryObj<BackupCsvTab>

const meta: Meta<BackupCsvTab> = {
  title: 'CSV tab',
  component: 'backup-csv-tab',
  render: ({ locale }, { loaded }) => html`<backup-csv-tab .session=${loaded.world.session} .locale=${locale}></backup-csv-tab>`,
}
export default meta

const file = (text: BlobPart, name = 'people.csv'): File => new File([text], name, { type: 'text/csv' })

/** Creates a CSV file with at least one row for each verdict. */
const everyVerdict = (here: World): File => {
  const users = here.adapter.usersOf(here.scope)
  const ready = dueUsers(here)
    .slice(0, 20)
    .map(({ email }) => email)
  const of = (status: AccountStatus) => users.filter(({ accountStatus }) => accountStatus === status).map(({ email }) => email)
  const guarded = users.filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'protected')
  const [first = ''] = ready
  const rows = [
    ...ready,
    ...guarded.slice(0, 3).map(({ email }) => email),
    ...of('suspended').slice(0, 2),
    ...of('deleted').slice(0, 1),
    'nobody.at.all@example.com',
    // one letter differs from the address of a user
    first.replace('@', 'x@'),
    first.toUpperCase(),
    'not an address',
  ]
  return file(['Email Address,Department', ...rows.map((row) => `${row},Sales`)].join('\r\n'))
}

const load =
  (fileOf: (here: World) => File) =>
  async (here: World): Promise<void> =>
    here.session.csv.load(fileOf(here))

const upload = async (page: Screen, uploaded: File): Promise<void> => {
  await userEvent.upload(await page.pick('input[type=file]'), uploaded)
}

/** A drop area that is also a button. */
export const Empty: Story = {
  tags: ['every-look'],
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await page.find('button', 'Choose a CSV file')
    await page.find('button', 'Download sample')
  },
}

export const Uploaded: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, world: here } = open(context)
    await upload(page, everyVerdict(here))
    await page.reads('30 rows')
    await page.reads('people.csv')
  },
}

/** Every row has a verdict. Rows have a checkbox if their user can be backed up. */
export const EveryVerdict: Story = {
  loaders: [world({ before: load(everyVerdict) })],
  play: async (context) => {
    const { page, session } = open(context)
    const { counts } = session.csv
    await expect(counts.value).toEqual({
      ready: 20,
      protected: 3,
      suspended: 2,
      deleted: 1,
      group: 0,
      unknown: 2,
      duplicate: 1,
      'not-an-address': 1,
    })
    for (const finding of [
      '20 ready',
      '3 already protected',
      '2 suspended',
      '1 deleted',
      '2 not in directory',
      '1 duplicate',
      '1 invalid address',
    ])
      await page.find('button', finding)
    await page.reads(/“Email Address” matches \d+ of 30 rows/)
    const [box] = page.all('checkbox', /^Select /)
    await userEvent.click(box as HTMLElement)
    await expect(session.selection.ticked.value.size).toBe(1)
  },
}

/** The findings are filters. An unknown address has a suggestion beside it. */
export const Filtered: Story = {
  loaders: [world({ before: load(everyVerdict) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', '2 not in directory'))
    await userEvent.click(await page.find('button', '1 duplicate'))
    await page.reads('3 of 30 rows')
    await page.reads('Duplicate of line 2')
    await page.reads(/Did you mean \S+@example\.com\?/)
    await expect(page.all('checkbox')).toHaveLength(0)
  },
}

export const AllTicked: Story = {
  loaders: [world({ before: load(everyVerdict) })],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.click(await page.find('button', 'Select all 23 ready or already protected'))
    await page.reads('23 selected.')
    await expect(session.selection.ticked.value.size).toBe(23)
    await page.find('button', 'Deselect all')
  },
}

/** Progress and a Stop button. */
export const Reading: Story = {
  loaders: [
    world({
      faults: silent(['matchUsers']),
      before: (here) => {
        here.session.csv.load(everyVerdict(here)).catch(() => {})
      },
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads(/Finding the users/)
    await page.find('progressbar')
    await page.find('button', 'Cancel')
  },
}

/** After a stop halfway, the earlier rows are still there. */
export const Cancelled: Story = {
  loaders: [world({ before: load(everyVerdict), faults: silent(['matchUsers'], 2) })],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('30 rows')
    await upload(page, file('other@example.com\nanother@example.com', 'other.csv'))
    await userEvent.click(await page.find('button', 'Cancel'))
    await page.gone('button', 'Cancel')
    await page.reads('30 rows')
    await expect(session.csv.fileName.value).toBe('people.csv')
  },
}

/** Explains the format of a non-CSV file and keeps the earlier rows. */
export const NotACsv: Story = {
  tags: ['every-look'],
  loaders: [world({ before: load(everyVerdict) })],
  play: async (context) => {
    const { page } = open(context)
    const onError = fn((event: HTMLElementEventMap['backup-error']) => event.detail.code)
    context.canvasElement.addEventListener('backup-error', onError)
    await page.reads('30 rows')
    await upload(page, file('%PDF-1.7\n%âãÏÓ\n1 0 obj <</Type /Catalog>> endobj', 'report.csv'))
    await page.reads("report.csv couldn't be used. It looks like a PDF, not a CSV file. The previous file is still loaded.")
    await page.reads('30 rows')
    await expect(onError).toHaveReturnedWith('not-a-csv')
  },
}

export const Workbook: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await upload(page, file(new Uint8Array([0x50, 0x4b, 3, 4, ...new TextEncoder().encode('....xl/workbook.xml')]), 'people.xlsx.csv'))
    await page.reads('It looks like an Excel workbook (.xlsx). Save it as CSV and upload that.')
    await page.find('button', 'Choose a CSV file')
  },
}

export const DirectoryFailed: Story = {
  loaders: [world({ faults: failing('matchUsers') })],
  play: async (context) => {
    const { page, world: here } = open(context)
    await upload(page, everyVerdict(here))
    await page.reads("people.csv couldn't be used. The server didn't respond.")
  },
}

export const NoRows: Story = {
  loaders: [world({ before: load(() => file('Email Address,Department\r\n')) })],
  play: async (context) => {
    await open(context).page.reads('The file has no rows.')
  },
}

/** Notes about reading: encoding, email column, a quote that never closes. */
export const Notes: Story = {
  loaders: [
    world({
      before: load((here) => {
        const [first, second] = dueUsers(here)
        const text = `Name;Login;Contact\r\nJos\u00e9;${first?.email};second@elsewhere.example\r\nZo\u00eb;${second?.email};"never closed\r\nMax;max@example.com;max@elsewhere.example`
        return file(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads(/Read as Windows-125\d text/)
    await page.reads('Line 3 opens a quote that is never closed')
    const column = await page.find('combobox', 'Change column')
    await choose(column, '2')
    await page.reads('second@elsewhere.example')
  },
}

/** The list is windowed. */
export const Many: Story = {
  loaders: [
    world({
      before: load(() =>
        file(`address\n${Array.from({ length: 50_000 }, (_, row) => `person.${row}@example.com`).join('\n')}`, 'many.csv'),
      ),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('50,000 rows')
    await page.find('button', '50,000 not in directory')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

const HOSTILE = [
  'Email',
  'markup@example.com',
  '"<img src=x onerror=alert(1)>@example.com"',
  '"=cmd|\'/c calc\'!A1"',
  '\u202egro.elpmaxe@abc',
  `${'a'.repeat(300)}@example.com`,
  'arabic@example.com',
  'emoji@example.com',
  '"<script>document.title = 1</script>"',
].join('\n')

export const Hostile: Story = {
  loaders: [world({ tenant: hostileTenant(), before: load(() => file(HOSTILE, `<b>${'very '.repeat(30)}long</b>.csv`)) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('8 rows')
    await page.reads('<script>document.title = 1</script>')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

/** Two sessions: the file belongs to only one of them. */
export const TwoSessions: Story = {
  loaders: [
    async () => {
      const here = await createWorld({ before: load(everyVerdict) })
      const other = await createWorld()
      return { world: together(here, other), other }
    },
  ],
  render: (_, { loaded }) => html`
    <div class="pair">
      <backup-csv-tab .session=${loaded.world.session}></backup-csv-tab>
      <backup-csv-tab .session=${loaded.other.session}></backup-csv-tab>
    </div>
  `,
  play: async (context) => {
    const { page } = open(context)
    await page.reads('30 rows')
    await until(() => page.all('button', 'Choose a CSV file').length === 1, 'one without a file')
  },
}

export const Narrow: Story = { ...EveryVerdict, globals: { width: '360' } }

export const Dark: Story = { ...EveryVerdict, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...EveryVerdict, globals: { direction: 'rtl' } }
