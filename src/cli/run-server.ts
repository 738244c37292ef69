import type { RequestListener } from 'node:http'
import type { BackupAdapter } from '../core/internal.js'
import type { HandlerOptions } from '../http/server/handler.js'
import { createApi, type ReportError } from './api.js'
import type { WebServer } from './web-server.js'

/** A running server or worker. */
export interface Serving {
  /** URL of the server; undefined for a process that only works on jobs. */
  url: string | undefined
  /** A short description: the served tenant or config, and the location of its data. */
  description: string
  stop(): Promise<void>
}

export interface ServerOptions extends Pick<HandlerOptions, 'authorize' | 'cors' | 'limits'> {
  adapter: BackupAdapter
  basePath: string
  onError: ReportError
  /** Listener for requests outside the API, such as pages. */
  pages?: RequestListener | undefined
}

/** Serves the API under its base path, and pages beside it. */
export const serveOn = async (web: WebServer, { adapter, basePath, pages, ...options }: ServerOptions): Promise<void> => {
  const api = await createApi(adapter, { ...options, basePath })
  const prefix = basePath === '/' ? '/v1/' : `${basePath}/`
  web.handleWith(pages === undefined ? api : (request, response) => (request.url?.startsWith(prefix) ? api : pages)(request, response))
}

/** Returns the line that reports that the command is ready. */
export const readyLine = ({ url, description }: Serving, basePath: string): string => {
  const address = url === undefined ? 'working' : `${url}${basePath === '/' ? '' : basePath}`
  return `backup-start: ${address} – ${description}\n`
}
