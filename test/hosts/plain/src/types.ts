// What the checker must refuse: an error that is missing here is an error of ours. Never run.
import 'backup-start/define'

const page = document.createElement('backup-start-page')
// @ts-expect-error an adapter is no text
page.adapter = '/api'
// @ts-expect-error there is no such run
page.addEventListener('backup-started', ({ detail }) => detail.run.ended)
// @ts-expect-error the modes are two
document.createElement('backup-settings-page').mode = 'all'
