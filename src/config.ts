export type { BackendEvent, EventListener } from './cli/config/backend-events.js'
export {
  type BackendConfig,
  type CreditAmount,
  defineConfig,
  type LimitSettings,
  type ServerSettings,
  type WebhookSettings,
} from './cli/config/define-config.js'
export { fromEnv, fromFile, type Secret } from './cli/config/secrets.js'
