import { defineElements } from './elements.js'

// `import 'backup-start/define'` alone gives TypeScript the tags and events.
export type * from './elements.js'

defineElements()
