// The modules that need optional packages. The command imports this file only when it opens a database.
export { createBackendOn } from '../backends/postgres/backend.js'
export { openDatabase } from '../backends/postgres/database/database.js'
export { grantInitialCredits } from '../backends/postgres/ledger/initial-credits.js'
export { simulatedEngine } from '../engines/simulated/simulated-engine.js'
export { openStoredTenant } from './stored-tenant.js'
