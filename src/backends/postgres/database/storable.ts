// What no PostgreSQL text can hold: NUL, and halves of characters (which JSON may carry).
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** A text of the directory as the database can keep it: what it cannot hold becomes the replacement character. */
export const storable = (text: string): string => text.replace(UNSTORABLE, '\uFFFD')

/** Whether the database could hold this text: what it cannot hold, nothing in it is called. */
export const isStorable = (text: string): boolean => text.search(UNSTORABLE) < 0
