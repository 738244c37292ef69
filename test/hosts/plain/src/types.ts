// Code that the type checker must refuse. A missing error is a bug in our types. Never run.
import 'backup-start/define'

const page = document.createElement('backup-start-page')
// @ts-expect-error an adapter is not a string
page.adapter = '/api'
// @ts-expect-error there is no such run
page.addEventListener('backup-started', ({ detail }) => detail.run.ended)
// @ts-expect-error there are two modes
document.createElement('backup-settings-page').mode = 'all'
