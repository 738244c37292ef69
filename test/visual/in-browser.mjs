// Image functions that run in a browser. `page.evaluate` serializes them, so each is self-contained. Images are PNGs in base64.

/**
 * Reduces an image to 256 colours. Returns the palette, the index of each pixel and the largest error of a channel. Background colours
 * stay exact; antialiasing shades are merged.
 */
export const toPalette = async (base64) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const { width, height } = image
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const colours = Array.from({ length: width * height }, (_, at) => (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2])
  const counts = new Map()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  const distance = (a, b) =>
    Math.max(Math.abs((a >> 16) - (b >> 16)), Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)), Math.abs((a & 255) - (b & 255)))
  const nearest = new Map(all.map((colour) => [colour, { index: 0, off: Number.POSITIVE_INFINITY }]))
  const palette = []
  while (palette.length < Math.min(256, all.length)) {
    // Takes the most frequent colours first, then repeatedly the colour farthest from the palette.
    const next =
      palette.length < 64
        ? all[palette.length]
        : all.reduce((far, colour) => (nearest.get(colour).off > nearest.get(far).off ? colour : far))
    for (const [colour, best] of nearest) {
      const off = distance(colour, next)
      if (off < best.off) nearest.set(colour, { index: palette.length, off })
    }
    palette.push(next)
  }
  const indexes = new Uint8Array(colours.map((colour) => nearest.get(colour).index))
  let text = ''
  for (let at = 0; at < indexes.length; at += 4096) text += String.fromCharCode(...indexes.subarray(at, at + 4096))
  return { width, height, palette, indexes: btoa(text), worst: Math.max(...[...nearest.values()].map(({ off }) => off)) }
}

/** Returns the share of pixels in which a channel differs by more than `most`, and an image of the differences. */
export const compare = async ([expected, actual, most]) => {
  const pixelsOf = async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height)
  }
  const before = await pixelsOf(expected)
  const now = await pixelsOf(actual)
  const { width, height } = now
  if (before.width !== width || before.height !== height) return { share: 1 }
  let count = 0
  const shown = new ImageData(width, height)
  for (let at = 0; at < now.data.length; at += 4) {
    const differs = [at, at + 1, at + 2].some((channel) => Math.abs(before.data[channel] - now.data[channel]) > most)
    if (differs) count += 1
    // Draws differences in red over the current image in pale grey.
    const grey = 200 + (now.data[at] + now.data[at + 1] + now.data[at + 2]) / 14
    shown.data.set(differs ? [220, 0, 40, 255] : [grey, grey, grey, 255], at)
  }
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d').putImageData(shown, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  return { share: count / (width * height), difference: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}
