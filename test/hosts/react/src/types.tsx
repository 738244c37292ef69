// What the checker must refuse: an error that is missing here is an error of ours. Never run.
import type {} from 'backup-start/react'

// @ts-expect-error an adapter is no text
export const text = <backup-start-page adapter="/api" />
// @ts-expect-error there is no such property
export const unknown = <backup-start-page backend={undefined} />
// @ts-expect-error there is no such run
export const run = <backup-start-page onbackup-started={({ detail }) => detail.run.ended} />
// @ts-expect-error the modes are two
export const mode = <backup-settings-page mode="all" />
