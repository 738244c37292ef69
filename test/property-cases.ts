/** Environment variables of Node; browsers have none. */
const env = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env

/** Number of random cases of a property test: all in browsers, a tenth in Node, unless `PROPERTY_CASES` gives a number. */
export const propertyCases = (all: number): number => Number(env?.PROPERTY_CASES ?? (env === undefined ? all : all / 10))
