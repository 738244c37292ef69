export { type TestMessagesOptions, testMessages } from './components/messages/checks/test-messages.js'
export { type TestAdapterOptions, testAdapter } from './testing/test-adapter.js'
