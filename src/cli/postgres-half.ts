// What a database needs of libraries that are optional: loaded when one is opened.
export { createBackendOn } from '../backends/postgres/backend.js'
export { openDatabase } from '../backends/postgres/database/database.js'
export { createSimulatedProtector } from '../engines/simulated/simulated-protector.js'
export { openServed } from './served.js'
