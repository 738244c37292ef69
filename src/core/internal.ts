// Entry point through which the other folders of this package import core. The package does not export it.
export { abortable, type LinkedController, linkAbort, onAbort } from './async/abort.js'
export { createTokenStore, type GetToken, readChallenge, type TokenHint } from './async/access-tokens.js'
export { type Clock, createManualClock, type ManualClock, realClock } from './async/clock.js'
export { createFairSlots } from './async/create-fair-slots.js'
export { createLimit } from './async/create-limit.js'
export { createPacer, type Pacer, STEPS } from './async/pacer.js'
export { type Backoff, backoffMs, sleep } from './async/sleep.js'
export { sortInSlices } from './async/sort-in-slices.js'
export { readTable, type Table } from './csv/reading/read-table.js'
export { reportCell } from './csv/report.js'
export * from './index.js'
export type { AdapterWithoutPolicies, PolicyMethod } from './model/adapter.js'
export { aborted, withCall } from './model/errors.js'
export { fieldPath } from './model/field-path.js'
export { keyOf, sameScope } from './model/model.js'
export { createAnswerParser } from './model/parse-answer.js'
export { parseRetryAfter, retryAfterOf } from './model/retry-after.js'
export * as schemas from './model/schemas.js'
export type { StoredSync, SyncTable } from './model/sync-table.js'
export { createValidatingAdapter } from './model/validating-adapter.js'
export { checkGiveBack, MAX_GIVE_BACK } from './rules/check-give-back.js'
export {
  changesPolicyStatus,
  checkPolicyDraft,
  checkPolicyEdit,
  checkPolicyStart,
  MAX_POLICY_PAGE,
  unknownPolicy,
} from './rules/check-policy.js'
export { checkSettings } from './rules/check-settings.js'
export { checkStart } from './rules/check-start.js'
export { type Activity, describeActivity, type EvaluationCounts, type RefusableAction } from './rules/describe-activity.js'
export { type FacetRule, facetKey, facetRule, facetValues, matchesFacet, whereKey } from './rules/facets.js'
export { fold, foldAll, foldKey, hasWords, searchWords } from './rules/fold.js'
export { HOLDER_STATES, type HolderGroup, holderGroup, holderStateOf, holderStates } from './rules/holder-rules.js'
export { importStatus, type RunPart } from './rules/import-status.js'
export { createNameOrder, nameKey } from './rules/name-order.js'
export { forecastOf, type HeldCredits, mergeDays, policyCeiling, type RecordedChange } from './rules/policy-forecast.js'
export {
  countPolicy,
  type EvaluatedDomain,
  type EvaluatedPolicy,
  exceptionKindsOf,
  findLeavers,
  isLeaver,
  ownerOf,
  type PolicyStart,
  type PolicyUser,
  planPolicyStarts,
} from './rules/policy-rules.js'
export { createId, createRandom, hash, quickHash, shareOf } from './rules/random.js'
export { checkRetry, isRunOpen, type RunFigures, releaseOf, runStatusOf, stopFieldsOf } from './rules/run-rules.js'
export { type CoveredFigures, createFigureSums, isStarted, priceOf, standingOf } from './rules/standing.js'
export { sumHolders } from './rules/sum-holders.js'
export { activityHead, activityLine } from './session/write-activity.js'
export { fingerprint, fingerprintInSlices } from './starting/fingerprint.js'
