// Code that the type checker must accept, and code that it must reject. Never run.
import { BackupStartPage, type BackupUsersTab, SelectionBox } from 'backup-start/react'
import type { Ref } from 'react'

/** Every global attribute. */
export const globals = (
  <BackupStartPage
    id="page"
    className="tall"
    style={{ blockSize: '100dvh' }}
    title="Backups"
    tabIndex={-1}
    data-part="main"
    aria-busy="true"
    hidden={false}
    onClick={() => {}}
  />
)
export const tag = <backup-start-page title="Backups" tabIndex={-1} data-part="main" aria-busy="true" onClick={() => {}} />
export const started = <BackupStartPage onBackupStarted={({ detail }) => detail.run.id.length} confirmAbove="none" />
export const withRef = (ref: Ref<SelectionBox>) => <SelectionBox ref={ref} />
export const listen = () => {
  document.addEventListener('backup-started', ({ detail }) => detail.run.id.length)
  window.addEventListener('backup-start', (event) => event.detail.request.expectedCredits.toFixed())
}

// @ts-expect-error an adapter is not a string
export const text = <BackupStartPage adapter="/api" />
// @ts-expect-error no such property exists
export const unknown = <BackupStartPage backend={undefined} />
// @ts-expect-error no such event exists
export const misspelt = <BackupStartPage onBackupStartd={() => {}} />
// @ts-expect-error no such event exists
export const lowerCase = <BackupStartPage onbackupstarted={() => {}} />
// @ts-expect-error a run has no such field
export const run = <BackupStartPage onBackupStarted={({ detail }) => detail.run.ended} />
// @ts-expect-error a ref to another element
export const other = (ref: Ref<BackupUsersTab>) => <SelectionBox ref={ref} />
// @ts-expect-error methods are no props
export const method = <SelectionBox showStarted={async () => {}} />
// @ts-expect-error an adapter is not a string
export const tagText = <backup-start-page adapter="/api" />
// @ts-expect-error no such property exists
export const tagUnknown = <backup-start-page backend={undefined} />
// @ts-expect-error no such event exists
export const tagMisspelt = <backup-start-page onBackupStarted={() => {}} />
// @ts-expect-error a run has no such field
export const tagRun = <backup-start-page onbackup-started={({ detail }) => detail.run.ended} />
// @ts-expect-error no such mode exists
export const mode = <backup-settings-page mode="all" />
// @ts-expect-error a run has no such field
export const documentRun = () => document.addEventListener('backup-started', ({ detail }) => detail.run.ended)
