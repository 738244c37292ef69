/** How long a browser may take to begin with a download. */
const GRACE_MS = 1000

/** Hands a blob to the person as a file, and lets go of it. */
export const download = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), GRACE_MS)
}
