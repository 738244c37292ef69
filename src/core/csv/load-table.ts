import type { Table } from './read-table.js'

export type { Table }

/** Reads a delimited file (any encoding and delimiter that the CSV upload takes) as a table. What it takes is loaded with the first file. */
export const readTable = async (blob: Blob, signal?: AbortSignal): Promise<Table> =>
  (await import('./read-table.js')).readTable(blob, signal)
