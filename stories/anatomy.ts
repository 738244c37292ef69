/** The parts of an element in reading order, for the design pages. */
export interface Anatomy {
  title: string
  element: string
  parts: readonly (readonly [part: string, about: string])[]
  rule: string
}

export const ANATOMIES: readonly Anatomy[] = [
  {
    title: 'Bar',
    element: 'backup-scope-picker',
    parts: [
      ['Cloud and domain', 'what everything below belongs to; a change names the ticks and items it drops'],
      ['User Sync', 'progress while it runs, then its result; a failure with Try again stands below the bar'],
      ['Links', 'backups, settings, domains; a host with its own navigation hides the part “links”'],
    ],
    rule: 'On narrow pages the bar is one line.',
  },
  {
    title: 'List of users',
    element: 'backup-users-tab',
    parts: [
      ['Search and Filter', 'applied filters are chips with a cross'],
      ['Count and bulk selection', 'the loaded rows first, then all that match'],
      ['Header', 'the sorted column has an arrow; by name until another is chosen'],
      ['Row', 'checkbox, name with chips, address, backup status, licenses'],
    ],
    rule: 'Suspended and deleted users are quieter and have no checkbox.',
  },
  {
    title: 'List of groups',
    element: 'backup-groups-tab',
    parts: [
      ['Row', 'checkbox, name and address, members, licenses, View'],
      ['Panel', 'users of the viewed group, read-only'],
    ],
    rule: 'Groups are sorted by size, the largest first, while they fit one page.',
  },
  {
    title: 'Tree of org units',
    element: 'backup-org-units-tab',
    parts: [
      ['Row', 'twisty, checkbox, name, own users and users with sub-units, licenses, menu'],
      ['Line of the current unit', 'ticks a unit with its sub-units, and undoes it'],
      ['Panel', 'users of the chosen unit with backup status'],
    ],
    rule: 'Ticking a unit never ticks its sub-units. A click anywhere on a row shows its users.',
  },
  {
    title: 'CSV file',
    element: 'backup-csv-tab',
    parts: [
      ['Drop area and paste field', 'one button chooses a file, one downloads a sample'],
      ['Findings', 'chips that filter the rows by verdict'],
      ['Column line', 'which column is read and how many matched, with other choices'],
      ['Row', 'checkbox, line, address, verdict, licenses'],
    ],
    rule: 'Nothing is dropped silently: every row has a verdict.',
  },
  {
    title: 'Selection box',
    element: 'selection-box',
    parts: [
      ['Head', 'title, number of items, menu'],
      ['Add and Remove', 'with the number they apply to'],
      ['Items', 'prefix and label, address or path, people covered, licenses given back'],
      ['Meter', 'the sentence, the bar, who needs a license and who does not'],
      ['Help', 'for a shortfall: items or a whole kind to remove, or the first users'],
      ['Start and Settings', 'with the reason below when a start is not possible'],
    ],
    rule: 'After a start the panel says what, for whom, with which settings, and that the page may be closed.',
  },
  {
    title: 'Backup',
    element: 'backup-run-view',
    parts: [
      ['Head', 'users, status, who started it and when'],
      ['Progress', 'done, failed and to go; the chart has its figures as a table'],
      ['Users', 'failed users first, with the reason and Retry'],
    ],
    rule: 'A simulation is labelled wherever it shows.',
  },
]
