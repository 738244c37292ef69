import type { RequestListener } from 'node:http'
import type { BackupAdapter } from '../core/internal.js'
import { type ApiOptions, createApi } from './api.js'
import type { createProbes } from './operation/probes.js'
import type { WebServer } from './web-server.js'

/** A running server or worker. */
export interface Serving {
  /** URL of the server; undefined for a process that only works on jobs. */
  url: string | undefined
  /** A short description: the served tenant or config, and the location of its data. */
  description: string
  stop(): Promise<void>
}

export interface ServerOptions extends ApiOptions {
  adapter: BackupAdapter
  basePath: string
  /** Responds to monitoring requests. */
  probes?: ReturnType<typeof createProbes> | undefined
  /** Listener for requests outside the API, such as pages. */
  pages?: RequestListener | undefined
}

/** Serves the API under its base path, and pages beside it. */
export const serveOn = async (web: WebServer, { adapter, basePath, pages, probes, ...options }: ServerOptions): Promise<void> => {
  const api = await createApi(adapter, { ...options, basePath })
  const prefix = basePath === '/' ? '/v1/' : `${basePath}/`
  const main: RequestListener =
    pages === undefined ? api : (request, response) => (request.url?.startsWith(prefix) ? api : pages)(request, response)
  web.handleWith((request, response) => {
    if (probes?.(request, response) !== true) main(request, response)
  })
}

/** Returns the line that reports that the command is ready. */
export const readyLine = ({ url, description }: Serving, basePath: string): string => {
  const address = url === undefined ? 'working' : `${url}${basePath === '/' ? '' : basePath}`
  return `backup-start: ${address} – ${description}\n`
}
