import type {
  BackupCsvTab,
  BackupGroupsTab,
  BackupManageDomainsPage,
  BackupOrgUnitsTab,
  BackupRunView,
  BackupScopePicker,
  BackupSettingsPage,
  BackupStartPage,
  BackupUsersTab,
  SelectionBox,
} from './components/index.js'

type EventName = Extract<keyof HTMLElementEventMap, `backup-${string}`>

/** React 19 listens to custom events by `on` and their name: `onbackup-started={…}`. */
type EventProps = { [K in EventName as `on${K}`]?: ((event: HTMLElementEventMap[K]) => void) | undefined }

interface CommonProps<E extends HTMLElement> {
  children?: unknown
  className?: string | undefined
  dir?: string | undefined
  hidden?: boolean | undefined
  id?: string | undefined
  key?: string | number | bigint | null | undefined
  lang?: string | undefined
  ref?: ((element: E | null) => undefined | (() => void)) | ((element: E | null) => void) | { current: E | null } | null | undefined
  slot?: string | undefined
  style?: object | undefined
}

type Props<E extends HTMLElement, K extends keyof E> = { [P in K]?: E[P] | undefined } & CommonProps<E> & EventProps

/** What every element of ours takes. */
type Shared = 'session' | 'locale' | 'messages'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'backup-start-page': Props<BackupStartPage, Shared | 'adapter'>
      'selection-box': Props<SelectionBox, Shared | 'run'>
      'backup-scope-picker': Props<BackupScopePicker, Shared>
      'backup-users-tab': Props<BackupUsersTab, Shared>
      'backup-groups-tab': Props<BackupGroupsTab, Shared>
      'backup-org-units-tab': Props<BackupOrgUnitsTab, Shared>
      'backup-csv-tab': Props<BackupCsvTab, Shared>
      'backup-settings-page': Props<BackupSettingsPage, Shared | 'mode' | 'onBack'>
      'backup-manage-domains-page': Props<BackupManageDomainsPage, Shared>
      'backup-run-view': Props<BackupRunView, Shared | 'runId'>
    }
  }
}
