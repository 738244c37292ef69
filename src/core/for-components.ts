// Entry point through which the elements import small rules of core that are not part of the npm API. The package does not export it.
export { keyOf, sameScope } from './model/model.js'
export { facetKey } from './rules/facets.js'
export { fold } from './rules/fold.js'
export { HOLDER_STATES, LEFT_STATES } from './rules/holder-rules.js'
export { createId } from './rules/random.js'
