import type { PolicyDraft } from '../../core/index.js'
import type { Connection } from '../base/connection.js'

/** Returns what happens to the licenses of people who leave: `keep their license`. */
export const leaversText = ({ t }: Connection, leavers: PolicyDraft['leavers']): string =>
  leavers === 'keep' ? t('policyKeep') : t('policyGiveBack', { days: leavers.giveBackAfterDays })

/** Returns the limit in words. */
export const limitText = ({ t }: Connection, limit: number | undefined): string =>
  limit === undefined ? t('policyNoLimit') : t('policyLimitValue', { limit })
