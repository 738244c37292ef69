/** Firefox collapses elements above 17.9 million px, Chromium stops at 33.5. */
export const MAX_SPACER = 15_000_000

/**
 * Between where the scroller stands (real) and where the rows stand (virtual), both in px from the top. The two are the
 * same for a content that fits; a higher one is squeezed in the middle and kept as it is near both ends, so that small
 * moves reach the very first and the very last row.
 */
export interface ScrollScale {
  readonly isScaled: boolean
  /** The height that the browser is given. */
  readonly spacer: number
  readonly maxReal: number
  readonly maxVirtual: number
  toVirtual(real: number): number
  toReal(virtual: number): number
}

const clamp = (n: number, max: number): number => Math.max(0, Math.min(max, n))

export const createScrollScale = (content: number, viewport: number, cap = MAX_SPACER): ScrollScale => {
  const spacer = Math.min(content, cap)
  const maxReal = Math.max(0, spacer - viewport)
  const maxVirtual = Math.max(0, content - viewport)
  const edge = maxReal / 10
  const ratio = (maxVirtual - 2 * edge) / (maxReal - 2 * edge)
  const isScaled = content > cap
  return {
    isScaled,
    spacer,
    maxReal,
    maxVirtual,
    toVirtual(real) {
      const at = clamp(real, maxReal)
      if (!isScaled || at <= edge) return at
      if (at >= maxReal - edge) return maxVirtual - (maxReal - at)
      return edge + (at - edge) * ratio
    },
    toReal(virtual) {
      const at = clamp(virtual, maxVirtual)
      if (!isScaled || at <= edge) return at
      if (at >= maxVirtual - edge) return maxReal - (maxVirtual - at)
      return edge + (at - edge) / ratio
    },
  }
}
