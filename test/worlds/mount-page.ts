import { fixture } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupStartPage } from '../../src/elements.js'
import { createMemoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../../src/memory.js'
import { sampleTenant } from './tenants.js'

export interface MountOptions extends Partial<MemoryAdapterOptions> {
  /** Width in pixels, independent of the window. */
  width?: number
  credits?: number
}

/** Creates an adapter on the generated tenant of 120 users. */
export const pageAdapter = ({ credits = 50, ...options }: Omit<MountOptions, 'width'> = {}): MemoryAdapter =>
  createMemoryAdapter({ tenant: sampleTenant({ credits }), speed: 20, ...options })

/** Mounts the whole page on the generated tenant, in a frame of the given width. */
export const mountPage = async ({
  width = 1200,
  ...options
}: MountOptions = {}): Promise<{
  adapter: MemoryAdapter
  frame: HTMLElement
  page: BackupStartPage
}> => {
  // removes the draft and the unanswered starts of an earlier test
  sessionStorage.clear()
  localStorage.clear()
  const adapter = pageAdapter(options)
  const frame = await fixture<HTMLElement>(html`<div></div>`)
  Object.assign(frame.style, { inlineSize: `${width}px`, blockSize: '700px' })
  const page = document.createElement('backup-start-page')
  page.adapter = adapter
  frame.append(page)
  await page.updateComplete
  return { adapter, frame, page }
}
