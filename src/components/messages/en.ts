import type {
  AccountStatus,
  BackupStatus,
  Credits,
  CsvVerdict,
  ErrorCode,
  OrgUnitProblem,
  RunStatus,
  RunUserStatus,
  SyncKind,
  SyncResult,
} from '../../core/index.js'
import type { Format } from './messages.js'

/** Rows loaded, how many match in all, how many there are without search and filters; where known. */
interface ListCount {
  loaded: number
  total: number | undefined
  overall: number | undefined
}

/** A noun that takes an s: `3 users`. */
const some = (n: number, noun: string, f: Format): string => f.plural(n, { one: `# ${noun}`, other: `# ${noun}s` })

/** English: plain, short, no exclamation marks, no blame. Keys are grouped by where they are read. */
export const messages = {
  /** BCP 47, of the words: decides their plural forms, and whether they are read from the right. */
  language: 'en',

  // scope and sync
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: 'User Sync',

  // tabs
  usersTab: 'Users to backup',
  groupsTab: 'Users by group',
  orgUnitsTab: 'Users by org unit',
  csvTab: 'CSV file upload',

  // box
  boxTitle: 'Selected for backup',
  add: 'Add',
  remove: 'Remove',
  settings: 'Settings »»',
  kindUser: 'USER:',
  kindGroup: 'GROUP:',
  kindOrgUnit: 'ORG:',
  allocated: ({ credits }: { credits: Pick<Credits, 'allocated' | 'available' | 'isExact'> }, f: Format): string => {
    const count = `${credits.isExact ? '' : 'at least '}${f.number(credits.allocated)}`
    if (credits.available === undefined) return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'}`
    if (credits.available === 'unlimited')
      return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'} (no limit)`
    return `You have allocated ${count} out of ${f.number(credits.available)} ${credits.available === 1 ? 'license' : 'licenses'}`
  },
  startBackup: ({ credits }: { credits: number }, f: Format): string =>
    credits === 0 ? 'Start backup' : `Start backup of ${some(credits, 'user', f)}`,

  // starting, and what stands in the way
  starting: 'Starting…',
  startChanged: ({ expected, now }: { expected: number; now: number | undefined }, f: Format): string =>
    now === undefined
      ? 'Nothing was started: what the backup takes has changed.'
      : `Nothing was started: it takes ${some(now, 'credit', f)} now, not ${f.number(expected)}.`,
  startDifference: ({ what, by }: { what: 'covered' | 'protected' | 'suspended' | 'deleted'; by: number }, f: Format): string => {
    const count = `${f.number(Math.abs(by))} ${by > 0 ? 'more' : 'fewer'}`
    const people = Math.abs(by) === 1 ? 'person' : 'people'
    return {
      covered: `${count} ${people} covered`,
      protected: `${count} already protected`,
      suspended: `${count} suspended`,
      deleted: `${count} deleted`,
    }[what]
  },
  startShort: ({ allocated, available }: { allocated: number; available: number }, f: Format): string =>
    `Nothing was started: it takes ${some(allocated, 'credit', f)}, ${f.plural(available, { one: '# is', other: '# are' })} available.`,
  startLost: 'The answer did not arrive.',
  startLostSafe: 'The backup may have started. Trying again is safe: it does not start twice.',
  startUncounted: 'The credits could not be counted to the end.',
  startNothing: 'Nothing was started.',
  startRefused: 'Nothing was started: some settings were refused.',
  startFailed: 'The backup could not be started.',
  startCounting: 'Counting…',
  startWith: ({ credits }: { credits: number }, f: Format): string => `Start with ${some(credits, 'user', f)}`,
  startFirst: ({ first }: { first: number }, f: Format): string => `Start the first ${f.number(first)}`,
  problemDetails: 'Details',
  problemWhy: ({ code }: { code: ErrorCode }): string =>
    ({
      'bad-answer': 'The backend gave an answer that could not be read.',
      'bad-input': 'The backend refused what was asked.',
      unauthorized: 'You are not signed in any more. Sign in again, then try again.',
      forbidden: 'You are not allowed to do this.',
      'not-found': 'It is not there any more.',
      'not-enough-credits': 'There are not enough credits.',
      'selection-changed': 'The selection has changed.',
      'count-unknown': 'The count could not be finished.',
      'rate-limited': 'The backend is busy. Wait a moment, then try again.',
      unavailable: 'The backend did not answer.',
      'too-large': 'It is too large.',
      'not-a-csv': 'It is not a CSV file.',
      unreadable: 'It could not be read.',
      unsupported: 'The backend does not offer this.',
      aborted: 'It was stopped.',
      disposed: 'The page was closed.',
    })[code],

  // page
  cloudWithoutDomains: ({ name }: { name: string }, f: Format): string => `${f.name(name)} (no domains)`,
  scopeQuestion: ({ cloud, domain }: { cloud: string; domain: string }, f: Format): string =>
    `Change to ${f.name(domain)} in ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }: { items: number }, f: Format): string =>
    `The ${f.plural(items, { one: 'item', other: '# items' })} selected for backup here will be removed. A plan saved before keeps them.`,
  scopeConfirm: ({ domain }: { domain: string }, f: Format): string => `Change to ${f.name(domain)}`,
  scopeKeep: 'Stay here',
  syncProgress: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `${f.number(done)} users so far` : `${f.number(done)} of ${some(total, 'user', f)}`,
  syncStarting: 'Asking the directory…',
  syncLast: ({ at }: { at: string }, f: Format): string => `Last run ${f.date(at)}`,
  syncNever: 'Never run',
  syncFailed: 'The sync failed.',
  syncStop: 'Stop sync',
  tabsLabel: 'Where to choose from',
  sheetEdge: (
    { items, allocated, available, isExact }: { items: number } & Pick<Credits, 'allocated' | 'available' | 'isExact'>,
    f: Format,
  ): string => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const credits =
      typeof available === 'number'
        ? `${count} of ${some(available, 'credit', f)}`
        : f.plural(allocated, { one: `${count} credit`, other: `${count} credits` })
    return `${some(items, 'item', f)} · ${credits}`
  },
  ticked: ({ count }: { count: number }, f: Format): string => `${f.number(count)} ticked`,
  backToSelection: 'Back to the selection',
  goRuns: 'Runs',
  goSettings: 'Backup settings',
  goManageDomains: 'Manage domains',
  cloudsFailed: 'The clouds and their domains could not be loaded.',

  // box
  itemCount: ({ items }: { items: number }, f: Format): string => some(items, 'item', f),
  addNothing: 'Tick users, groups or org units in the tabs first.',
  removeNothing: 'Choose entries in the list below first.',
  boxMenu: 'More actions',
  savePlan: 'Save plan',
  openPlan: 'Open plan…',
  showGap: 'Coverage gap…',
  clearAll: 'Clear all',
  boxEmpty: 'Nothing is selected yet',
  boxEmptyTick: 'Tick users, groups or org units.',
  boxEmptyAdd: 'Press Add to put them here and see what they cost.',
  boxList: 'Items',
  removeItem: ({ label }: { label: string }, f: Format): string => `Remove ${f.name(label)}`,
  removed: ({ items }: { items: number }, f: Format): string => f.plural(items, { one: '# item removed.', other: '# items removed.' }),
  undo: 'Undo',
  itemCounting: 'counting…',
  itemStale: 'no longer in the directory – not counted',
  itemFailed: 'members not loaded',
  itemFrees: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 ? (isExact ? 'frees none' : '') : `frees ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 && isExact
      ? 'removing it frees no credit: other items cover its people, or none of them needs one'
      : `removing it frees ${isExact ? '' : 'at least '}${some(credits, 'credit', f)}`,

  // credits
  peopleCovered: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# person', other: '# people' }),
  peopleDue: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# needs a credit', other: '# need a credit' }),
  peopleProtected: ({ count }: { count: number }, f: Format): string => `${f.number(count)} already protected`,
  peopleSuspended: ({ count }: { count: number }, f: Format): string => `${f.number(count)} suspended`,
  peopleDeleted: ({ count }: { count: number }, f: Format): string => `${f.number(count)} deleted`,
  creditsTaken: ({ count }: { count: number }, f: Format): string => `${f.number(count)} taken`,
  creditsFree: ({ count }: { count: number }, f: Format): string => `${f.number(count)} free`,
  creditsOver: ({ count }: { count: number }, f: Format): string => `${f.number(count)} short`,
  overlapSaved: ({ count }: { count: number }, f: Format): string => `${f.number(count)} saved by overlap`,
  creditParts: 'What the credits are made of',
  explainCovered: 'Everybody the items reach, each person counted once.',
  explainDue: 'Active and not backed up yet: each takes one credit.',
  explainProtected: 'Backed up already: they take no credit.',
  explainSuspended: 'Suspended accounts cannot be backed up: they take no credit.',
  explainDeleted: 'Deleted accounts cannot be backed up: they take no credit.',
  explainOverlap:
    'Reached by more than one item and still counted once. This is what the items would take one by one, less what they take together.',
  explainTaken: 'What this selection takes of the available credits.',
  explainFree: 'Credits that stay available.',
  explainOver: 'Needed beyond the credits that are available.',
  counting: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Counting members: ${f.number(done)} so far` : `Counting members: ${f.number(done)} of ${f.number(total)}`,
  countingStop: 'Stop counting',
  countingStopped: 'Counting was stopped: there may be more.',
  countingGoOn: 'Go on counting',
  countFailed: ({ labels, more }: { labels: readonly string[]; more: number }, f: Format): string =>
    labels.length === 0
      ? 'Some members could not be loaded.'
      : `The members of ${f.list(more > 0 ? [...labels, `${f.number(more)} more`] : labels)} could not be loaded.`,
  creditsFailed: 'The available credits could not be loaded.',
  short: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: '# credit short.', other: '# credits short.' }),
  shortAtLeast: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'At least # credit short.', other: 'At least # credits short.' }),
  shortHelpItems: 'Remove an item:',
  /** Before the button `startFirst`; `isOnly` where there is no item to remove. */
  shortFirst: ({ isOnly }: { isOnly: boolean }): string => (isOnly ? 'In the order they were added:' : 'Or, in the order they were added:'),

  // start
  startNeedsItems: 'Add users, groups or org units first.',
  startNeedsCount: 'The count has to be finished first.',
  startNeedsCredits: ({ shortfall }: { shortfall: number }, f: Format): string =>
    `${f.plural(shortfall, { one: '# credit is', other: '# credits are' })} missing.`,
  startNeedsBalance: 'The available credits are not known yet.',
  startNeedsDue: 'Nobody here needs a credit: all are protected already, suspended or deleted.',
  viewRun: 'View run',
  hideRun: 'Hide this run',

  // plan and gap
  planTitle: 'Open this plan?',
  planDifference: ({ adds, removes, keeps }: { adds: number; removes: number; keeps: number }, f: Format): string =>
    `It replaces the selection: ${f.list([
      f.plural(adds, { one: '# item is added', other: '# items are added' }),
      f.plural(removes, { one: '# is removed', other: '# are removed' }),
      f.plural(keeps, { one: '# stays', other: '# stay' }),
    ])}.`,
  planSame: 'It holds exactly what is selected already.',
  planAdded: 'Added',
  planRemoved: 'Removed',
  planAndMore: ({ count }: { count: number }, f: Format): string => `and ${f.number(count)} more`,
  planReplace: 'Replace the selection',
  planOtherScope: ({ domain }: { domain: string }, f: Format): string =>
    `This plan belongs to ${f.name(domain)}. Change to it first, then open the plan.`,
  /** Without characters that a file's name may not have. */
  planFileName: ({ domain }: { domain: string }): string => `backup-plan-${domain}.json`,
  planNotOne: 'This file is not a saved plan.',
  planFailed: 'The plan could not be opened.',
  planProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# item of the plan takes no credit:', other: '# items of the plan take no credit:' }),
  planProblem: ({ label, reason }: { label: string; reason: 'not-found' | 'not-active' }): string =>
    reason === 'not-found' ? `${label} – no longer in the directory` : `${label} – not active`,
  dismiss: 'Dismiss',
  gapTitle: 'Coverage gap',
  gapText: 'Active users that nothing selected covers and no backup protects.',
  gapCount: ({ shown, total }: { shown: number; total: number | undefined }, f: Format): string =>
    total === undefined
      ? f.plural(shown, { one: '# user so far', other: '# users so far' })
      : shown === total
        ? some(total, 'user', f)
        : `${f.number(shown)} of ${some(total, 'user', f)}`,
  gapNone: 'There is no gap: every active user is covered or protected.',
  gapLoading: 'Looking for users…',
  gapFailed: 'The coverage gap could not be listed.',
  gapMore: 'Show more',
  gapAdd: ({ name }: { name: string }, f: Format): string => `Add ${f.name(name)}`,
  gapAddShown: ({ count }: { count: number }, f: Format): string => `Add the ${f.number(count)} shown`,
  gapAddAll: ({ count }: { count: number | undefined }, f: Format): string =>
    count === undefined ? 'Add all' : `Add all ${f.number(count)}`,
  gapAdding: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# user found', other: '# users found' }),

  // settings
  settingsTitle: 'Backup settings',
  settingsAbout: ({ domain }: { domain: string }, f: Format): string =>
    `What START BACKUP uses for every selection${domain === '' ? '' : ` of ${f.name(domain)}`}.`,
  settingsStepTitle: 'Settings of this backup',
  settingsStepAbout: ({ domain }: { domain: string }, f: Format): string =>
    `For exactly this selection. The defaults${domain === '' ? '' : ` of ${f.name(domain)}`} stay as they are.`,
  settingsGroups: 'Groups of settings',
  settingsLoading: 'Loading the settings',
  settingsLoadFailed: 'The settings could not be loaded.',
  settingsNone: 'This backend has no settings to choose.',
  settingsBack: 'Back',
  settingsSave: 'Save',
  settingsSaving: 'Saving…',
  settingsSaved: 'Saved',
  settingsSaveFailed: 'The settings could not be saved.',
  settingsUnsaved: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# change not saved', other: '# changes not saved' }),
  settingsUnchanged: 'No changes to save',
  settingsDiscard: 'Discard changes',
  settingsDiscarded: 'Changes discarded',
  settingsOwn: ({ count }: { count: number }, f: Format): string =>
    count === 0
      ? "As the domain's defaults are"
      : f.plural(count, { one: "# setting differs from the domain's defaults", other: "# settings differ from the domain's defaults" }),
  settingsStarted: ({ users }: { users: number }, f: Format): string => `Backup of ${some(users, 'user', f)} started`,
  settingsNothingSelected: 'Nothing is selected',
  settingsNobodyDue: 'Nobody in this selection needs a credit',
  settingsShort: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: '# credit short', other: '# credits short' }),
  settingsChanged: 'Changed',
  settingsBackToDefault: 'Back to default',
  settingsBackToDefaultOf: ({ setting }: { setting: string }, f: Format): string => `Back to default: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }: { setting: string }, f: Format): string => `${f.name(setting)} is back to its default`,
  settingsOn: 'On',
  settingsOff: 'Off',
  settingsChoose: 'Choose…',
  settingsUnlimited: 'Unlimited',
  settingsUnitOf: ({ setting }: { setting: string }, f: Format): string => `Unit of ${f.name(setting)}`,
  settingsAddText: 'Add',
  settingsAddTextTo: ({ setting }: { setting: string }, f: Format): string => `Add to ${f.name(setting)}`,
  settingsRemoveText: ({ text }: { text: string }, f: Format): string => `Remove ${f.name(text)}`,
  settingsTextsAdded: ({ texts }: { texts: readonly string[] }, f: Format): string => `${f.list(texts.map(f.name))} added`,
  settingsTextRemoved: ({ text }: { text: string }, f: Format): string => `${f.name(text)} removed`,
  settingsTextsRepeated: ({ texts }: { texts: readonly string[] }, f: Format): string =>
    `${f.list(texts.map(f.name))} ${texts.length === 1 ? 'is' : 'are'} there already`,
  settingsTextsCount: ({ count, most }: { count: number; most: number }, f: Format): string =>
    `${f.number(count)} of at most ${f.number(most)}`,
  settingsFull: 'The list is full',
  settingsWrong: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# setting needs a change', other: '# settings need a change' }),
  settingEmpty: 'Enter a number',
  settingNotANumber: 'This is not a number',
  settingNotAnOption: 'Choose one of the options',
  settingTooSmall: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At least ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }: { limit: number; unit: string }, f: Format): string =>
    `At most ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }: { limit: number }, f: Format): string => `At most ${f.plural(limit, { one: '# entry', other: '# entries' })}`,

  // lists
  searchUsers: 'Search by name or address',
  searchGroups: 'Search groups',
  searchOrgUnits: 'Search org units',
  searchClear: 'Clear search',
  accountStatusLabel: 'Account status',
  backupStatusLabel: 'Backup status',
  accountStatus: ({ status }: { status: AccountStatus }): string =>
    ({ active: 'Active', suspended: 'Suspended', deleted: 'Deleted' })[status],
  accountStatusWhy: ({ status, reason }: { status: string; reason: string }, f: Format): string => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }: { status: BackupStatus }): string =>
    ({ none: 'Not backed up', pending: 'Pending', protected: 'Protected', paused: 'Paused', failed: 'Failed' })[status],
  selectRow: ({ name }: { name: string }, f: Format): string => `Select ${f.name(name)}`,
  columnSelect: 'Select',
  columnName: 'Name',
  columnAddress: 'Email',
  columnAccount: 'Account',
  columnBackup: 'Backup status',
  columnCost: 'Credits',
  columnMembers: 'Members',
  columnView: 'View',
  usersCount: ({ loaded, total, overall }: ListCount, f: Format): string =>
    total === undefined
      ? f.plural(loaded, { one: '# user so far', other: '# users so far' })
      : overall !== undefined && overall > total
        ? `${f.number(total)} of ${some(overall, 'user', f)}`
        : some(total, 'user', f),
  groupsCount: ({ loaded, total, overall }: ListCount, f: Format): string =>
    total === undefined
      ? f.plural(loaded, { one: '# group so far', other: '# groups so far' })
      : overall !== undefined && overall > total
        ? `${f.number(total)} of ${some(overall, 'group', f)}`
        : some(total, 'group', f),
  usersLoading: 'Loading users…',
  usersFailed: 'Users could not be loaded.',
  usersMoreFailed: 'More users could not be loaded.',
  usersNone: 'This domain has no users.',
  usersNoMatch: 'No user matches.',
  usersNeverSynced: 'No users yet',
  usersNeverSyncedText: 'The users of this domain were never synced. User Sync reads them, and their account status, from the directory.',
  usersSyncing: ({ done, total }: { done: number | undefined; total: number | undefined }, f: Format): string =>
    done === undefined
      ? 'User Sync is running…'
      : total === undefined
        ? `User Sync is running: ${f.number(done)} users so far`
        : `User Sync is running: ${f.number(done)} of ${f.number(total)} users`,
  groupsLoading: 'Loading groups…',
  groupsFailed: 'Groups could not be loaded.',
  groupsMoreFailed: 'More groups could not be loaded.',
  groupsNone: 'No groups yet',
  groupsNoneText: 'Group Sync on the Manage Domains page reads the groups of this domain from the directory.',
  groupsNoMatch: 'No group matches.',
  noMatchText: 'Try fewer letters, or look among all.',
  noMatchClear: 'Clear search and filters',
  stalled: 'This takes longer than usual.',
  goManageDomainsButton: 'Manage Domains',
  tickShown: ({ count }: { count: number }, f: Format): string => `Tick the ${f.number(count)} shown`,
  tickedShown: ({ ticked, skipped }: { ticked: number; skipped: number }, f: Format): string =>
    `${f.number(ticked)} ticked.${skipped > 0 ? ` ${f.number(skipped)} left out: not active, or selected already.` : ''}`,
  tickMatching: ({ total }: { total: number | undefined }, f: Format): string =>
    total === undefined ? 'Tick all that match' : `Tick all ${f.number(total)} that match`,
  ticking: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Ticking: ${f.number(done)} found so far` : `Ticking: ${f.number(done)} of ${f.number(total)} found`,
  tickFailed: 'Not all could be read, so nothing was ticked.',
  untickAll: 'Untick all',
  costUser: ({ credits }: { credits: number }, f: Format): string => f.plus(credits),
  costCredits: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    isExact
      ? `${f.plus(credits)} ${credits === 1 ? 'credit' : 'credits'}`
      : `≥ ${f.plural(credits, { one: '# credit…', other: '# credits…' })}`,
  costNone: 'no credit',
  costProtected: 'protected',
  costSelected: 'selected',
  costCovered: ({ label, more }: { label: string; more: number }, f: Format): string =>
    `already covered by ${label}${more > 0 ? ` and ${f.number(more)} more` : ''}`,
  membersCount: ({ count }: { count: number }, f: Format): string => some(count, 'member', f),
  viewGroup: ({ name }: { name: string }, f: Format): string => `View users in ${f.name(name)}`,
  viewShort: 'View',
  membersOf: ({ name }: { name: string }, f: Format): string => `Users in ${f.name(name)}`,
  membersNone: 'Nobody is in it.',
  membersFailed: 'The users could not be loaded.',

  // org units
  orgUnitsLoading: 'Loading org units…',
  orgUnitsFailed: 'Org units could not be loaded.',
  orgUnitsNone: 'No org units yet',
  orgUnitsNoneText: 'OU Sync on the Manage Domains page reads the org units of this domain from the directory.',
  orgUnitsNoMatch: 'No org unit matches.',
  orgUnitsShown: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# org unit shown', other: '# org units shown' }),
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  unitUsers: ({ own, below }: { own: number | undefined; below: number | undefined }, f: Format): string =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? some(own, 'user', f)
        : `${some(own, 'user', f)} · ${f.number(below)} with sub-units`,
  unitTickedBelow: ({ ticked, below }: { ticked: number; below: number }, f: Format): string =>
    `${f.number(ticked)} of ${some(below, 'sub-unit', f)} ticked`,
  tickSubtree: ({ below }: { below: number }, f: Format): string => `Tick with sub-units (${f.number(below)})`,
  untickSubtree: ({ below }: { below: number }, f: Format): string => `Untick with sub-units (${f.number(below)})`,
  treeHelp: 'Space ticks this unit alone, Shift and Space ticks it with its sub-units, Enter shows its users.',
  unitShow: 'Show users',
  unitChoose: 'Choose an org unit to see its users and their backup status.',
  unitProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, {
      one: 'One org unit came in a way that does not fit a tree and was mended:',
      other: '# org units came in a way that does not fit a tree and were mended:',
    }),
  /** The first of them by name, and how many more there are. */
  unitProblem: ({ kind, names, more }: { kind: OrgUnitProblem['kind']; names: readonly string[]; more: number }, f: Format): string => {
    const count = names.length + more
    const what = {
      orphan: `${f.number(count)} without a known parent, shown at the top`,
      cycle: f.plural(count, { one: '# inside itself, shown at the top', other: '# inside each other, shown at the top' }),
      'many-roots': some(count, 'more root', f),
      duplicate: `${f.number(count)} listed twice, shown once`,
    }[kind]
    const named = names.map(f.name)
    return `${what} (${f.list(more > 0 ? [...named, `${f.number(more)} more`] : named)})`
  },

  // csv
  csvDrop: 'Choose a CSV file',
  csvDropText: 'or drop it here. Google Admin, Microsoft 365, Entra and GAM exports and plain lists of addresses are understood.',
  csvAnother: 'Choose another file',
  csvSample: 'Download sample',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'Download report',
  csvReportName: ({ file }: { file: string }): string => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'Address',
  csvReportDetail: 'Detail',
  csvReportUserId: 'User id',
  csvReading: ({ phase, done, total }: { phase: 'reading' | 'matching'; done: number; total: number | undefined }, f: Format): string => {
    const what = phase === 'reading' ? 'Reading the file' : 'Looking the addresses up'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)}` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }: { file: string }, f: Format): string => `${f.name(file)} could not be used.`,
  csvWhy: ({ code, looksLike }: { code: ErrorCode; looksLike: string }): string => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'The file is empty.',
      xlsx: 'It looks like an Excel workbook (.xlsx). Save it as CSV and upload that.',
      xls: 'It looks like an old Excel workbook (.xls). Save it as CSV and upload that.',
      ods: 'It looks like an OpenDocument spreadsheet (.ods). Save it as CSV and upload that.',
      word: 'It looks like a Word document (.docx), not a CSV file.',
      zip: 'It looks like an Excel workbook or a ZIP archive. Save it as CSV, or take the CSV out of it.',
      archive: 'It looks like a compressed archive. Take the CSV out of it.',
      pdf: 'It looks like a PDF, not a CSV file.',
      picture: 'It looks like a picture, not a CSV file.',
      rtf: 'It looks like a rich text document (.rtf), not a CSV file.',
      html: 'It looks like a web page, not a CSV file.',
      xml: 'It looks like an XML file, not a CSV file.',
      json: 'It looks like a JSON file, not a CSV file.',
      vcard: 'It looks like a contact card, not a CSV file.',
      'utf-16': 'It looks like UTF-16 text without its mark. Save it as CSV UTF-8.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'It looks like binary data, not a CSV file.'
    if (code === 'too-large') return 'It is too large: 1,000,000 rows and 100 MB can be read. Split it and upload the parts.'
    return 'It could not be read. It may have been moved, or be open elsewhere.'
  },
  csvKept: 'What was uploaded before is still here.',
  csvVerdict: ({ verdict }: { verdict: CsvVerdict }): string =>
    ({
      ready: 'Ready',
      protected: 'Already protected',
      suspended: 'Suspended',
      deleted: 'Deleted',
      unknown: 'Not in this directory',
      duplicate: 'Duplicate',
      'not-an-address': 'Not an address',
    })[verdict],
  csvFound: ({ verdict, count }: { verdict: CsvVerdict; count: number }, f: Format): string =>
    `${f.number(count)} ${
      {
        ready: 'ready',
        protected: 'already protected',
        suspended: 'suspended',
        deleted: 'deleted',
        unknown: 'not found',
        duplicate: count === 1 ? 'duplicate' : 'duplicates',
        'not-an-address': count === 1 ? 'not an address' : 'not addresses',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }: { line: number }, f: Format): string => `Duplicate of line ${f.number(line)}`,
  csvNearest: ({ address }: { address: string }, f: Format): string => `Did you mean ${f.name(address)}?`,
  csvFindings: 'Findings',
  csvRows: 'Rows of the file',
  csvRowsCount: ({ shown, rows }: { shown: number; rows: number }, f: Format): string =>
    shown === rows ? some(rows, 'row', f) : `${f.number(shown)} of ${some(rows, 'row', f)}`,
  csvNone: 'The file has no rows.',
  csvNoMatch: 'No row has this verdict.',
  csvTickAll: ({ ready, others }: { ready: number; others: number }, f: Format): string =>
    others === 0 ? `Tick all ${f.number(ready)} ready` : `Tick all ${f.number(ready + others)} ready or already protected`,
  csvOutcome: ({ rows, findings }: { rows: number; findings: readonly string[] }, f: Format): string =>
    `${some(rows, 'row', f)}: ${f.list(findings)}`,
  csvUpload: 'CSV file',
  csvColumnLine: 'Line',
  csvColumnVerdict: 'Verdict',
  csvEncoding: ({ encoding }: { encoding: 'windows-1252' | 'utf-16le' | 'utf-16be' }): string =>
    ({
      'windows-1252': 'Read as Windows-1252 text: check names with accents.',
      'utf-16le': 'Read as UTF-16 text.',
      'utf-16be': 'Read as UTF-16 text.',
    })[encoding],
  csvColumn: ({ name, index }: { name: string; index: number }, f: Format): string =>
    `Addresses are read from ${name === '' ? `column ${f.number(index + 1)}` : `“${f.name(name)}”`}.`,
  csvWrongColumn: 'Wrong column?',
  csvColumnName: ({ name, index }: { name: string; index: number }, f: Format): string =>
    name === '' ? `Column ${f.number(index + 1)}` : name,
  csvUnclosed: ({ line }: { line: number }, f: Format): string =>
    `Line ${f.number(line)} opens a quote that is never closed: it was read as it stands.`,
  csvNoWorker: 'Read in small steps in this tab, as no background worker could start.',

  // manage domains
  noDomain: 'This domain is not there. Choose another one.',
  domainsTitle: 'Manage domains',
  domainsAbout: 'A sync brings in what is new in the directory, and who was suspended or deleted.',
  domainsLoading: 'Loading the domains',
  domainsLoadFailed: 'The domains could not be loaded.',
  domainsEmpty: 'There are no domains yet.',
  domainsNoneIn: ({ cloud }: { cloud: string }, f: Format): string => `${f.name(cloud)} has no domains yet.`,
  domainsNoSync: ({ cloud }: { cloud: string }, f: Format): string => `${f.name(cloud)} does not offer syncing on demand.`,
  domainsCurrent: 'Current',
  domainsSearch: 'Search domains',
  domainsShown: ({ shown, total }: { shown: number; total: number }, f: Format): string =>
    shown === total ? some(total, 'domain', f) : `${f.number(shown)} of ${some(total, 'domain', f)}`,
  domainsNoMatch: ({ search }: { search: string }, f: Format): string => `No domain matches “${f.name(search)}”.`,
  domainSyncLabel: ({ kind }: { kind: SyncKind }): string => ({ users: 'User Sync', groups: 'Group Sync', 'org-units': 'OU Sync' })[kind],
  domainSyncOf: ({ kind, domain }: { kind: SyncKind; domain: string }, f: Format): string =>
    `${{ users: 'User Sync', groups: 'Group Sync', 'org-units': 'OU Sync' }[kind]} of ${f.name(domain)}`,
  /** `sync` as "User Sync of example.com"; `news` a sentence. */
  domainSyncNews: ({ sync, news }: { sync: string; news: string }): string => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }: { sync: string }): string => `Progress of ${sync}`,
  domainSyncProgress: ({ done, total }: { done: number | undefined; total: number | undefined }, f: Format): string =>
    done === undefined ? 'Syncing…' : total === undefined ? `${f.number(done)} so far` : `${f.number(done)} of ${f.number(total)}`,
  domainSyncCancel: ({ sync }: { sync: string }): string => `Cancel ${sync}`,
  domainSyncStopping: 'Stopping…',
  domainSyncStopped: 'Stopped. Nothing was changed.',
  domainSyncNotStopped: 'The sync could not be stopped.',
  domainSyncFailed: 'The sync failed. Nothing was changed.',
  domainSyncRetry: ({ sync }: { sync: string }): string => `Try again: ${sync}`,
  domainSyncResult: ({ added, changed, removed }: Pick<SyncResult, 'added' | 'changed' | 'removed'>, f: Format): string =>
    added + changed + removed === 0
      ? 'Nothing had changed'
      : `${f.number(added)} added, ${f.number(changed)} changed, ${f.number(removed)} removed`,
  domainSyncNever: 'Never synced',
  domainSyncLast: ({ ago }: { ago: string }): string => `Synced ${ago}`,

  // run view
  runList: 'Backups',
  runListAbout: ({ domain }: { domain: string }, f: Format): string => `What was started for ${f.name(domain)}. Choose one to follow it.`,
  runListAll: 'All backups',
  runListStarted: 'Started',
  runListCounts: 'Users',
  runListOpen: 'View',
  runListOpenOf: ({ started }: { started: string }): string => `View backup of ${started}`,
  runListLoading: 'Loading the backups',
  runListFailed: 'The backups could not be loaded.',
  runListEmpty: 'Nothing was backed up yet',
  runListEmptyText: 'A backup that you start shows here.',
  runViewNone: 'This backend does not tell how backups go.',
  runViewLoading: 'Loading the backup',
  runViewFailed: 'The backup could not be loaded.',
  runViewUnknown: 'This backup is not there',
  runViewUnknownText: 'It may be of another domain, or too old to be kept.',
  runViewTitle: ({ total }: { total: number }, f: Format): string =>
    f.plural(total, { one: 'Backup of # user', other: 'Backup of # users' }),
  runViewStatus: ({ status }: { status: RunStatus }): string =>
    ({ queued: 'Waiting', running: 'Running', completed: 'Completed', 'completed-with-errors': 'Completed with errors', failed: 'Failed' })[
      status
    ],
  runViewUserStatus: ({ status }: { status: RunUserStatus }): string =>
    ({ queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' })[status],
  runViewStartedAt: ({ at }: { at: string }): string => `Started ${at}`,
  runViewFinishedAt: ({ at }: { at: string }): string => `Finished ${at}`,
  runViewProgress: 'Progress',
  runViewProgressWords: ({ done, failed, left, total }: { done: number; failed: number; left: number; total: number }, f: Format): string =>
    `${f.number(done)} of ${f.number(total)} done, ${f.number(failed)} failed, ${f.number(left)} to go`,
  runViewDoneOf: ({ done, total }: { done: number; total: number }, f: Format): string => `${f.number(done)} of ${f.number(total)} done`,
  runViewDoneCount: ({ done }: { done: number }, f: Format): string => `${f.number(done)} done`,
  runViewFailedCount: ({ failed }: { failed: number }, f: Format): string => `${f.number(failed)} failed`,
  runViewLeftCount: ({ left }: { left: number }, f: Format): string => `${f.number(left)} to go`,
  runViewPerMinute: ({ count }: { count: number }, f: Format): string => `About ${some(count, 'user', f)} a minute`,
  runViewPerHour: ({ count }: { count: number }, f: Format): string =>
    count === 0 ? 'Less than 1 user an hour' : `About ${some(count, 'user', f)} an hour`,
  /** `time` as "3 minutes". */
  runViewLeftTime: ({ time }: { time: string }): string => `about ${time} left`,
  runViewTook: ({ time }: { time: string }): string => `took ${time}`,
  runViewChart: 'Over time',
  runViewChartWords: (
    { from, to, done, failed, total }: { from: string; to: string; done: number; failed: number; total: number },
    f: Format,
  ): string => `From ${from} to ${to}: ${f.number(done)} of ${f.number(total)} done, ${f.number(failed)} failed`,
  runViewChartTable: 'As a table',
  runViewTime: 'Time',
  runViewUsers: 'Users of this backup',
  runViewUsersLoading: 'Loading the users of this backup',
  runViewUsersFailed: 'The users of this backup could not be loaded.',
  runViewNoUsers: 'Nobody is in this backup',
  runViewNoneLikeThat: 'Nobody has this status now',
  runViewFilterLabel: 'Status',
  runViewFilterAll: ({ count }: { count: number }, f: Format): string => `All ${f.number(count)}`,
  runViewFilter: ({ status, count }: { status: RunUserStatus; count: number | undefined }, f: Format): string =>
    `${{ queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' }[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'Status',
  runViewRetryHead: 'Try again',
  runViewRetry: 'Retry',
  runViewRetryOf: ({ name }: { name: string }, f: Format): string => `Retry ${f.name(name)}`,
  runViewRetryAll: ({ count }: { count: number }, f: Format): string => `Retry all ${f.number(count)} failed`,
  runViewRetrying: ({ name }: { name: string }, f: Format): string => `Trying ${f.name(name)} again`,
  runViewRetryingAll: ({ count }: { count: number }, f: Format): string => `Trying ${some(count, 'user', f)} again`,
  runViewRetryFailed: 'They could not be tried again.',
  runViewEnded: ({ done, failed }: { done: number; failed: number }, f: Format): string =>
    `The backup has ended: ${f.number(done)} done, ${f.number(failed)} failed`,

  // anywhere
  partLoading: 'Loading…',
  partFailed: 'This could not be loaded.',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
} as const
