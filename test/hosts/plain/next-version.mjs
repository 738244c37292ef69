// Installs a second version of the package beside the first, in node_modules and as plain files.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const next = 'node_modules/backup-start-next'
rmSync(next, { recursive: true, force: true })
cpSync('node_modules/backup-start', next, { recursive: true })
const about = JSON.parse(readFileSync(`${next}/package.json`, 'utf8'))
writeFileSync(`${next}/package.json`, JSON.stringify({ ...about, name: 'backup-start-next', version: '99.0.0' }))
cpSync(`${next}/dist`, 'public/next', { recursive: true, filter: (path) => !path.endsWith('.map') })
