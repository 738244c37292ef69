import type * as z from 'zod/mini'

/** Formats the path of a zod issue like code: `items[3].email`. Empty if the issue is about the whole value. */
export const fieldPath = (issue: z.core.$ZodIssue, before: readonly PropertyKey[] = []): string => {
  const unknownField = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
  return [...before, ...issue.path, ...unknownField].reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    return path === '' ? String(part) : `${path}.${String(part)}`
  }, '')
}
