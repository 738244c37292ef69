import * as z from 'zod/mini'

// The properties of Microsoft Graph that the directory reads. A property that is not set is `null` in a listing, and absent in changes.

const text = z.nullish(z.string())
const id = z.string().check(z.minLength(1))
const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.nullish(z.string()), '@odata.deltaLink': z.nullish(z.string()) })

const user = z.object({
  id,
  userPrincipalName: z.string(),
  displayName: text,
  mail: text,
  proxyAddresses: z.nullish(z.array(z.string())),
  accountEnabled: z.nullish(z.boolean()),
  userType: text,
  department: text,
  jobTitle: text,
  officeLocation: text,
  usageLocation: text,
  assignedLicenses: z.nullish(z.array(z.object({ skuId: text }))),
})
export type GraphUserRecord = z.output<typeof user>

/** Selects the properties of `user` in listings and changes. A new property must also change the version of `since`. */
export const USER_SELECT = Object.keys(user.shape).join(',')

export const USERS = page(user)
export const CHANGED_USERS = page(z.union([z.object({ id, '@removed': z.object({ reason: z.string() }) }), user]))
export const CONTAINERS = page(z.object({ id, displayName: text, mail: text }))
export const MEMBERS = page(z.object({ id, '@odata.type': z.string(), userPrincipalName: text }))
export const TENANTS = page(
  z.object({ id, displayName: text, verifiedDomains: z.array(z.object({ name: z.string().check(z.minLength(1)) })) }),
)
export const SKUS = page(z.object({ skuId: id, skuPartNumber: z.string() }))
export const LATEST = z.object({ '@odata.deltaLink': z.string().check(z.minLength(1)) })
export const MAILBOX = z.object({ userPurpose: text })
export const BATCH = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.int(), headers: z.nullish(z.record(z.string(), z.string())), body: z.optional(z.unknown()) }),
  ),
})
