// Prism as a proxy in front of a double: it answers an exchange that the specification does not allow with a problem of its own.
import { spawn } from 'node:child_process'
import { freePort } from '../tools/serve.mjs'
import { pathOf } from './installed.js'
import type { Fetch } from './worlds.js'

/** Time in ms for Prism to read a large specification on a slow machine. */
const START_MS = 120_000

/** Prism changes the encoding of queries. Different encodings of the same address are equal in this form. */
const canonical = (url: string): string => {
  const { pathname, searchParams } = new URL(url, 'http://double')
  searchParams.sort()
  return `${decodeURIComponent(pathname)}?${searchParams}`
}

export interface Prism {
  /** Sends a request of a directory to Prism instead of the double. */
  fetch: Fetch
  /** Requests that went through. */
  readonly requests: string[]
  /** Returns an address as the directory sent it. The cloud checks some of them byte for byte. */
  restore(url: string): string
  /** Problems that Prism found. */
  readonly problems: string[]
  stop(): void
}

/** Starts Prism between a directory and the double at `upstream`, whose path the specification leaves out. */
export const startPrism = async (specification: string, upstream: string): Promise<Prism> => {
  const port = await freePort()
  const words = ['proxy', specification, upstream, '--errors', '--port', String(port), '--host', '127.0.0.1']
  const child = spawn(process.execPath, [pathOf('@stoplight/prism-cli/dist/index.js'), ...words])
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Prism did not start:\n${output}`)), START_MS)
    const onData = (data: Buffer): void => {
      output += data
      if (!output.includes('Prism is listening')) return
      clearTimeout(timer)
      resolve()
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', onData)
    child.once('exit', () => reject(new Error(`Prism ended:\n${output}`)))
  })
  const requests: string[] = []
  const problems: string[] = []
  const sent = new Map<string, string>()
  const base = new URL(upstream).pathname.replace(/\/$/, '')
  return {
    requests,
    problems,
    async fetch(request) {
      const { method, headers, signal } = request
      const target = request.url.slice(upstream.length)
      const body = method === 'GET' ? undefined : await request.text()
      requests.push(`${method} ${target}`)
      sent.set(canonical(`${base}${target}`), `${base}${target}`)
      const answer = await fetch(`http://127.0.0.1:${port}${target}`, { method, headers, signal, ...(body !== undefined && { body }) })
      if (!answer.headers.get('content-type')?.includes('problem+json')) return answer
      problems.push(`${method} ${target}: ${await answer.clone().text()}`)
      return answer
    },
    restore: (url) => sent.get(canonical(url)) ?? url,
    stop: () => void child.kill(),
  }
}
