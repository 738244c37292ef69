/** Keeps small texts; `sessionStorage` fits after binding. May be asynchronous. */
export interface IntentStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, value: string): unknown
  delete(key: string): unknown
}
