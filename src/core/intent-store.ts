/** Keeps small texts; `sessionStorage` fits after binding. May be asynchronous. */
export interface IntentStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  set(key: string, value: string): unknown
  delete(key: string): unknown
}

export const createMemoryStore = (): IntentStore => {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    set: (key, value) => texts.set(key, value),
    delete: (key) => texts.delete(key),
  }
}

/** 128 random bits as text; `crypto.randomUUID` is missing on pages served over plain http. */
export const createId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
