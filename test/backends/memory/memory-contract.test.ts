import { createValidatingAdapter } from '../../../src/core/model/validating-adapter.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { sampleTenant } from '../../worlds/tenants.js'

describe('createMemoryAdapter on a Google-like tenant with fewer credits than users', () => {
  const tenant = sampleTenant({ seed: 11, users: 300, credits: 60, cloud: 'google-workspace' })
  testAdapter(() => createMemoryAdapter({ tenant, speed: 20, failureRate: 0.2 }))
})

describe('createMemoryAdapter on a Microsoft-like tenant, with latency that reorders answers', () => {
  const tenant = sampleTenant({ seed: 12, users: 90, credits: 'unlimited', cloud: 'microsoft-365' })
  testAdapter(() => createMemoryAdapter({ tenant, speed: 20, latencyMs: [0, 2] }))
})

describe('createMemoryAdapter on three users', () => {
  testAdapter(() => createMemoryAdapter({ tenant: sampleTenant({ seed: 13, users: 3, groups: 2, orgUnits: 1 }), speed: 20 }))
})

describe('createMemoryAdapter wrapped by createValidatingAdapter', () => {
  const tenant = sampleTenant({ seed: 14, users: 120, credits: 40 })
  testAdapter(() => createValidatingAdapter(createMemoryAdapter({ tenant, speed: 20, failureRate: 0.3 })))
})
