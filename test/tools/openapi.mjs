// Writes dist/openapi.json from the schemas that the handler uses for parsing. Needs `vite build` before.
import { writeFileSync } from 'node:fs'
import { openApi } from '../../dist/server.js'

writeFileSync(new URL('../../dist/openapi.json', import.meta.url), `${JSON.stringify(openApi())}\n`)
