import { fixture } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupStartPage } from '../../src/elements.js'
import { createMemoryAdapter, generateTenant, type MemoryAdapter, type MemoryAdapterOptions } from '../../src/memory.js'

export interface MountOptions extends Partial<MemoryAdapterOptions> {
  /** In pixels, whatever the window is. */
  width?: number
  credits?: number
}

/** A tenant of 120 users in memory, the same each time. */
export const pageAdapter = ({ credits = 50, ...options }: Omit<MountOptions, 'width'> = {}): MemoryAdapter =>
  createMemoryAdapter({ tenant: generateTenant({ seed: 7, users: 120, credits }), speed: 20, ...options })

/** The whole page on a tenant in memory, in a frame of this width. */
export const mountPage = async ({
  width = 1200,
  ...options
}: MountOptions = {}): Promise<{
  adapter: MemoryAdapter
  frame: HTMLElement
  page: BackupStartPage
}> => {
  const adapter = pageAdapter(options)
  const frame = await fixture<HTMLElement>(html`<div></div>`)
  Object.assign(frame.style, { inlineSize: `${width}px`, blockSize: '700px' })
  const page = document.createElement('backup-start-page')
  page.adapter = adapter
  frame.append(page)
  await page.updateComplete
  return { adapter, frame, page }
}
