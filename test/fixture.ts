/** Reads a file of `test/fixtures`: over HTTP in a browser, from the disk in Node. */
export const readFixture = async (path: string): Promise<Blob> => {
  if (typeof document !== 'undefined') {
    const response = await fetch(`/test/fixtures/${path}`)
    if (!response.ok) throw new Error(`test/fixtures/${path} is missing`)
    return response.blob()
  }
  const { readFile } = await import('node:fs/promises')
  return new Blob([new Uint8Array(await readFile(new URL(`./fixtures/${path}`, import.meta.url)))])
}
