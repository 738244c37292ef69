import type { PolicyDraft, PolicyForecast } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { daysOf, sumHistory } from './forecast-periods.js'

const DAY_MS = 86_400_000
/** A rate over fewer days says nothing, so the backend calculates none. */
const MIN_DAYS = 7

export interface ForecastFacts {
  forecast: PolicyForecast
  draft: Pick<PolicyDraft, 'limit'>
  /** Whether the domain has no limit of licenses. */
  isUnlimited: boolean
  now: number
}

/** Returns the sentences of a forecast: the users now, the history that it is based on, and how long the licenses last. */
export const forecastSentences = (link: Connection, facts: ForecastFacts): string[] => {
  const { t } = link
  const { forecast, now } = facts
  const { history } = forecast
  const days = daysOf(history, now)
  const basis = days === 0 ? t('forecastNoBasis') : t('forecastBasis', { ...sumHistory(history), days })
  return [t('forecastNow', forecast.now), basis, ...outlook(link, facts, days)]
}

const outlook = ({ t, words }: Connection, { forecast, draft, isUnlimited, now }: ForecastFacts, days: number): string[] => {
  const { limit } = draft
  const { history, exhaustedAt } = forecast
  if (exhaustedAt !== undefined) {
    const at = Date.parse(exhaustedAt)
    if (at - now < DAY_MS) return [t('forecastOver', { limit })]
    return [t('forecastUntil', { month: new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric' }).format(at), limit })]
  }
  if (isUnlimited && limit === undefined) return [t('forecastUnlimited')]
  if (days === 0) return []
  if (days < MIN_DAYS) return [t('forecastShort', { days })]
  const { joined, left } = sumHistory(history)
  return [t(joined > left ? 'forecastLong' : 'forecastSteady')]
}
