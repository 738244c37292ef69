/** Time in ms to keep the URL after the click, because a browser may read the blob late. */
const GRACE_MS = 10_000

/** Downloads a blob as a file and releases its URL. */
export const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), GRACE_MS)
}
