/** Maximum height of the spacer in px. Firefox collapses elements above 17.9 million px, Chromium clips at 33.5 million. */
export const MAX_SPACER = 15_000_000

/**
 * Maps the position of the scroller (real) to a position in the rows (virtual), both in px. They are equal for content that fits. Larger
 * content is compressed in the middle and kept 1:1 near both ends, so that small scroll steps reach the first and the last row.
 */
export interface ScrollScale {
  readonly isScaled: boolean
  /** Height of the spacer in px. */
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
