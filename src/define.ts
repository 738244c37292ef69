import { defineElements } from './components/index.js'

// so that `import 'backup-start/define'` alone tells TypeScript of the tags and the events
export type * from './components/index.js'

defineElements()
