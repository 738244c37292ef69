// The modules that need optional packages. The command imports this file only when it opens a database.
export { createBackendOn } from '../backends/postgres/create-postgres-backend.js'
export { openDatabase } from '../backends/postgres/database/open-database.js'
export { readClock } from '../backends/postgres/jobs/requeue-lost-jobs.js'
export { grantInitialCredits } from '../backends/postgres/ledger/credit-grants.js'
export { simulatedEngine } from '../engines/simulated/simulated-engine.js'
export { openStoredTenant } from './stored-tenant.js'
