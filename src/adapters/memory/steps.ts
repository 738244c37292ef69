/** Steps of long work in between two looks at the clock. */
export const STEPS = 2048
