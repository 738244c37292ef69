// Code that the type checker must refuse. A missing error is a bug in our types. Never run.
import type {} from 'backup-start/react'

// @ts-expect-error an adapter is not a string
export const text = <backup-start-page adapter="/api" />
// @ts-expect-error there is no such property
export const unknown = <backup-start-page backend={undefined} />
// @ts-expect-error there is no such run
export const run = <backup-start-page onbackup-started={({ detail }) => detail.run.ended} />
// @ts-expect-error there are two modes
export const mode = <backup-settings-page mode="all" />
