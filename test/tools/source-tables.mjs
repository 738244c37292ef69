// Tables from doc comments: calls of the port, error codes, events.
import { readFileSync } from 'node:fs'
import { BackupError } from '../../dist/core/index.js'
import { STATUS_OF } from '../../src/http/contract/problem-types.ts'
import { code, plain, table } from './markdown.mjs'

const read = (path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8')
/** Returns the text of a doc comment. */
const words = (comment) => plain(comment.replace(/^\/\*\*|\*\/$/g, '').replaceAll(/^\s*\*/gm, ''))

/** Returns the capability of each optional method. A control shows if all methods of its capability exist. */
const capabilities = () => {
  const [, body] = read('core/session/scopes.ts').match(/METHOD_OF: [^=]*= \{\n(.*?)\n\}/s)
  const lines = body.matchAll(/(\w+): \[(.*)\]/g)
  return new Map([...lines].flatMap(([, name, methods]) => [...methods.matchAll(/'(\w+)'/g)].map(([, method]) => [method, name])))
}

export const methodsPart = () => {
  const [, body] = read('core/model/adapter.ts').match(/export interface BackupAdapter \{\n(.*?)\n\}/s)
  const shownWith = capabilities()
  const methods = [...body.matchAll(/^ {2}(\/\*\*(?:(?!\*\/).)*\*\/)\n {2}(\w+)(\??)\(.*?\): Promise<(.*?)>$/gms)]
  return `\n${table(
    ['method', 'answers', 'needed', 'what'],
    methods.map(([, comment, name, isOptional, answer]) => [
      code(name),
      code(answer.replaceAll('readonly ', '')),
      isOptional === '' ? 'required' : shownWith.has(name) ? `optional: ${code(shownWith.get(name))}` : 'optional',
      words(comment),
    ]),
  )}\n`
}

export const errorsPart = () => {
  const [, body] = read('core/model/errors.ts').match(/export type ErrorCode =\n(.*?)\n\n/s)
  const codes = [...body.matchAll(/(\/\*\*.*?\*\/)\n {2}\| '([\w-]+)'/gs)]
  const missing = Object.keys(STATUS_OF).filter((name) => !codes.some(([, , known]) => known === name))
  if (missing.length > 0) throw new Error(`src/core/model/errors.ts does not say when ${missing.join(', ')} is meant`)
  return `\n${table(
    ['code', 'when', 'again later?', 'HTTP'],
    codes.map(([, comment, name]) => [
      code(name),
      words(comment),
      new BackupError(name, '').retryable ? 'yes' : '',
      String(STATUS_OF[name]),
    ]),
  )}\n`
}

export const eventsPart = (manifest) => {
  const source = read('components/base/events.ts')
  const classes = [
    ...source.matchAll(/(?:(\/\*\*[^\n]*\*\/)\n)?export class (\w+) extends BackupEvent<(.*?)> \{.*?super\('([\w-]+)'(.*?)\)/gs),
  ]
  const elements = manifest.modules.flatMap(({ declarations }) => declarations)
  return `\n${table(
    ['event', 'detail', 'can be prevented', 'when', 'from'],
    classes.map(([, comment = '', , detail, name, rest]) => [
      code(name),
      code(detail.replaceAll('readonly ', '')),
      rest.includes('true') ? 'yes' : '',
      words(comment),
      elements
        .filter(({ events = [] }) => events.some((event) => event.name === name))
        .map(({ tagName }) => code(tagName))
        // sorted, because the analyzer's order depends on the file system
        .sort()
        .join(', '),
    ]),
  )}\n`
}
