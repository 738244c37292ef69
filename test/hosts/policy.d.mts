export const policyWith: (names?: readonly string[]) => string
