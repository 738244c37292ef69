// Extra checks of this host.
export { ALSO } from '../react/also.mjs'
