import type { ColumnType } from 'kysely'

/** An instant: read as a Date, usually written by the clock of the database. */
export type Instant = ColumnType<Date, Date | undefined, Date>
/** A JSON column, written as text. */
export type Json<T> = ColumnType<T, string, string>
