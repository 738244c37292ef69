// Code that the type checker must reject. A missing error is a bug in our types. Never run.
import 'backup-start/define'

const page = document.createElement('backup-start-page')
// @ts-expect-error an adapter is not a string
page.adapter = '/api'
// @ts-expect-error a run has no such field
page.addEventListener('backup-started', ({ detail }) => detail.run.ended)
// @ts-expect-error no such mode exists
document.createElement('backup-settings-page').mode = 'all'
