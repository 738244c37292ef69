// Generates reference tables from TypeScript interfaces: a row per member, with its type and its doc comment.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { code, plain, table } from './markdown.mjs'

const read = (path) => {
  const file = fileURLToPath(new URL(`../../src/${path}`, import.meta.url))
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

const commentOf = (node) => {
  const [doc] = (node.jsDoc ?? []).slice(-1)
  const words = typeof doc?.comment === 'string' ? doc.comment : (doc?.comment ?? []).map(({ text }) => text).join('')
  const tags = (doc?.tags ?? []).filter(({ tagName }) => tagName.text === 'throws').map(({ comment }) => `Throws ${comment}`)
  return [words, ...tags].join(' ')
}

const typeOf = (member) => {
  const text = ts.isMethodSignature(member)
    ? `(${member.parameters.map((parameter) => parameter.getText()).join(', ')}) => ${member.type?.getText() ?? 'void'}`
    : (member.type?.getText() ?? '')
  return text.replaceAll(/\s+/g, ' ').replaceAll(' | undefined', '')
}

/** Returns the table of an exported interface. Members without a doc comment get an empty last cell. */
export const interfaceTable = (path, name) => {
  const found = read(path).statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)
  if (found === undefined) throw new Error(`src/${path} has no interface ${name}`)
  const rows = found.members
    .filter((member) => member.name !== undefined)
    .map((member) => [
      `${code(member.name.getText())}${member.questionToken && !ts.isMethodSignature(member) ? ' (optional)' : ''}`,
      code(typeOf(member)),
      plain(commentOf(member)),
    ])
  return table(['member', 'type', 'meaning'], rows)
}
