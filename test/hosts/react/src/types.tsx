// Code that the type checker must reject. A missing error is a bug in our types. Never run.
import type {} from 'backup-start/react'

// @ts-expect-error an adapter is not a string
export const text = <backup-start-page adapter="/api" />
// @ts-expect-error no such property exists
export const unknown = <backup-start-page backend={undefined} />
// @ts-expect-error a run has no such field
export const run = <backup-start-page onbackup-started={({ detail }) => detail.run.ended} />
// @ts-expect-error no such mode exists
export const mode = <backup-settings-page mode="all" />
