// What is needed only once there is a file; loaded with the first one.
export { matchSheet } from './match-rows.js'
export { findNearestUser } from './nearest.js'
export { createNearestQueue } from './nearest-queue.js'
export { writeReport } from './report.js'
export { readSheet } from './sheet.js'
export { toBlob } from './text-blob.js'
