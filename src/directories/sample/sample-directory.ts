import type { Directory } from '../../compose/directory.js'
import { createTenantDirectory, type TenantDirectoryOptions } from '../../compose/tenant-directory.js'
import { type GenerateOptions, generateTenant } from './generate-tenant.js'

/** Options of the generated tenant and of its pages. */
export type SampleDirectoryOptions = Omit<GenerateOptions, 'seed'> & Partial<Pick<GenerateOptions, 'seed'>> & TenantDirectoryOptions

/**
 * Creates a directory of invented users, for demos and tests.
 *
 * @example
 * defineConfig({ directories: [sampleDirectory({ users: 1000 })], engine: simulatedEngine(), … })
 */
export const sampleDirectory = ({ seed = 1, ...options }: SampleDirectoryOptions = {}): Directory => ({
  ...createTenantDirectory(generateTenant({ seed, ...options }), options),
  isSample: true,
})
