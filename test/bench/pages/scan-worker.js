// The lower bound of reading a file: one pass over its bytes that decodes the first cell of each record.
const SLICE = 4_194_304
const COMMA = 0x2c
const NEWLINE = 0x0a

self.onmessage = async ({ data: file }) => {
  const decoder = new TextDecoder()
  let rest = new Uint8Array(0)
  let isHead = true
  for (let from = 0; from < file.size; from += SLICE) {
    const fresh = new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer())
    const bytes = new Uint8Array(rest.length + fresh.length)
    bytes.set(rest)
    bytes.set(fresh, rest.length)
    const cells = new Uint8Array(bytes.length)
    const ends = new Uint32Array(bytes.length >> 2)
    let count = 0
    let length = 0
    let start = 0
    let comma = -1
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === COMMA && comma < start) comma = at
      else if (byte === NEWLINE) {
        if (!isHead) {
          cells.set(bytes.subarray(start, comma), length)
          length += comma - start
          ends[count] = length
          count += 1
        }
        isHead = false
        start = at + 1
      }
    }
    rest = bytes.slice(start)
    const batch = { text: decoder.decode(cells.subarray(0, length)), ends: ends.slice(0, count) }
    self.postMessage(batch, [batch.ends.buffer])
  }
  self.postMessage(undefined)
}
