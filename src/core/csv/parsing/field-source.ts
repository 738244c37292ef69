/** A person in a file that names each value: a JSON object, a contact card, an entry of a directory. */
export interface FieldRecord {
  /** Physical line, from 1, on which the record begins. */
  line: number
  /** Values by name. Several values of one name are joined with a comma. */
  fields: Map<string, string>
}

/** Reads the records of text that arrives in pieces. */
export interface FieldSource {
  push(piece: string, isLast: boolean): FieldRecord[]
  /** Number of characters that wait for the end of their value. */
  held(): number
}
