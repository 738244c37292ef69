/** Credits above which a start is reviewed. */
export const DEFAULT_THRESHOLD = 500

/**
 * Returns whether a start needs a review.
 *
 * @param threshold credits above which a start is reviewed; 0 reviews each start, `none` reviews none
 */
export const needsReview = (allocated: number, threshold: number | 'none'): boolean =>
  threshold !== 'none' && (threshold === 0 || allocated > threshold)

/** Parses the attribute `confirm-above`. Texts that are neither a number nor `none` give the default. */
export const readThreshold = (text: string | null): number | 'none' => {
  if (text === 'none') return 'none'
  const credits = Number(text)
  return text === null || text.trim() === '' || !(credits >= 0) ? DEFAULT_THRESHOLD : credits
}
