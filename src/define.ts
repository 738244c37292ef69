import { defineElements } from './elements.js'

// so that `import 'backup-start/define'` alone tells TypeScript of the tags and the events
export type * from './elements.js'

defineElements()
