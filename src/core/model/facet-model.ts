/** One value of a choice facet. */
export interface FacetOption {
  value: string
  label: string
  /** Number of users with this value, if the backend knows it. */
  count?: number | undefined
}

/** A property of users that a list can be filtered by. */
export interface Facet {
  id: string
  label: string
  /** `choice`: a filter matches users with one of the chosen options. `text`: a filter matches users whose value contains its words. */
  type: 'choice' | 'text'
  /** Required for `choice`. */
  options?: readonly FacetOption[] | undefined
}
