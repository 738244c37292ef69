// What a database needs of libraries that are optional: loaded when one is opened.
export { createBackendOn } from '../postgres/backend.js'
export { openDatabase } from '../postgres/database.js'
export { createSimulatedProtector } from '../postgres/simulated-protector.js'
export { openServed } from './served.js'
