export { type TestAdapterOptions, testAdapter } from './testing/test-adapter.js'
