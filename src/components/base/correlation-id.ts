/** Returns a random id. `crypto.randomUUID` is missing on plain-http intranets. */
export const createCorrelationId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
