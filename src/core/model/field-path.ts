import type * as z from 'zod/mini'

/** The field that a zod issue is about, written as code would: `items[3].email`. Empty for the whole value. */
export const fieldPath = (issue: z.core.$ZodIssue, before: readonly PropertyKey[] = []): string => {
  const unknownField = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : []
  return [...before, ...issue.path, ...unknownField].reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    return path === '' ? String(part) : `${path}.${String(part)}`
  }, '')
}
