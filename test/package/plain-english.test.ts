// Comments and test titles are plain English: they name their subject, and their sentences are short.
import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'
import { readText, root } from './package-files.js'

const MAX_WORDS = 30
/** A sentence must not begin with a pronoun or preposition in place of its subject. */
const BANNED_STARTS = /^(?:who|whom|whose|what|whatever|whoever|those|nor|of)\b/i
/** Metaphors, and the technical term to use. */
const BANNED_PHRASES: readonly (readonly [phrase: RegExp, term: string])[] = [
  [/\bhears? of\b/i, 'receives'],
  [/\b(?:is|are|was|were|be) told\b(?! apart)/i, 'is notified'],
  [/\b(?:do(?:es)?|did) not tell\b|\bas (?:the \w+ )?told\b/i, 'report, request'],
  [/\bhand(?:s|ed)? out\b/i, 'passes, returns'],
  [/\b(?:a|the) doors?\b/i, 'entry point, validation'],
  [/\bcomes? again\b/i, 'is redelivered, repeats'],
  [/\blooks? after\b/i, 'manages'],
  [/\bin a circle\b/i, 'in a cycle'],
]

const LITERAL_PARTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
])

interface Prose {
  kind: 'comment' | 'title'
  text: string
  line: number
}

/** Removes comment marks, tags, examples and directives; code becomes one word. */
const toProse = (comment: string): string =>
  comment
    .replace(/^\/\/+|^\/\*+|\*+\/$/g, '')
    .replaceAll(/^\s*\*(?!\/) ?/gm, '')
    .replace(/@(?:example|typedef|type|ts-expect-error)\b[\s\S]*/, '')
    .replaceAll(/`[^`]*`/g, 'code')
    .replaceAll(/@\w+(?: \{[^}]*\})?(?: \[[^\]]*\])?/g, '. ')

/** Collects the comments and test titles of a source text. Consecutive line comments are one comment. */
const proseIn = (path: string, text: string): Prose[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1
  const titles: Prose[] = []
  /** End of each literal by its start: comment marks inside a literal are not comments. */
  const literals = new Map<number, number>()
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isJsxText(node) || LITERAL_PARTS.has(node.kind)) literals.set(node.getStart(source), node.end)
    if (ts.isCallExpression(node) && /^(?:it|describe|test)\b/.test(node.expression.getText(source))) {
      const title = node.arguments[0]
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) {
        titles.push({ kind: 'title', text: title.getText(source).slice(1, -1), line: lineOf(title.getStart(source)) })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const comments: Prose[] = []
  let previous = { line: -1, isLine: false }
  for (let at = 0; at < text.length; at += 1) {
    const end = literals.get(at)
    const comment = end === undefined && text[at] === '/' ? /^(?:\/\/.*|\/\*[\s\S]*?\*\/)/.exec(text.slice(at))?.[0] : undefined
    if (comment !== undefined) {
      const isLine = comment.startsWith('//') && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
      const last = comments.at(-1)
      if (isLine && previous.isLine && previous.line === lineOf(at) - 1 && last !== undefined) last.text += ` ${toProse(comment)}`
      else comments.push({ kind: 'comment', text: toProse(comment), line: lineOf(at) })
      previous = { line: lineOf(at), isLine }
    }
    at = Math.max(at, (end ?? at + (comment?.length ?? 1)) - 1)
  }
  return [...comments, ...titles]
}

/** Splits prose into sentences, paragraphs and columns. A colon or semicolon does not end a sentence. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n\s*\n| {4,}/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /[a-z]/i.test(sentence))

/** Lists the sentences of a source text that break a rule, with the reason. */
const problemsIn = (path: string, text: string): string[] =>
  proseIn(path, text).flatMap(({ kind, text: prose, line }) =>
    sentencesOf(prose).flatMap((sentence) => {
      const words = sentence.split(/[\s–—/]+/).filter((word) => /[a-z0-9]/i.test(word)).length
      const at = `${path}:${line}: "${sentence.slice(0, 120)}"`
      return [
        ...(BANNED_STARTS.test(sentence.replace(/^[\W_]+/, '')) ? [`${at} does not begin with its subject`] : []),
        ...(words > MAX_WORDS && !/eslint|biome-ignore/.test(sentence) ? [`${at} has ${words} words; split it`] : []),
        ...BANNED_PHRASES.flatMap(([phrase, term]) => (phrase.test(sentence) ? [`${at}: say ${term} (${kind})`] : [])),
      ]
    }),
  )

const files = ['src', 'test', 'stories'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.(?:[cm]?[jt]s|tsx)$/.test(path) && !/node_modules|test\/package\/plain-english/.test(path))
    .filter((path) => statSync(join(root, path)).isFile()),
)

describe('prose in the sources', () => {
  it('names its subject and has short sentences', () => {
    assert.ok(files.length > 800)
    const problems = files.flatMap((path) => problemsIn(path, readText(path)))
    assert.equal(problems.length, 0, problems.join('\n'))
  })

  for (const [what, text] of Object.entries({
    'a pronoun as subject': '// Who is not here is skipped.\nconst a = 1\n',
    'a pronoun in a later sentence': '/** Reads users. What is gone is skipped. */\nconst a = 1\n',
    'a pronoun as subject of a title': "it('of two users keeps the first', () => {})\n",
    'a sentence over two lines that is too long': `// ${'long '.repeat(20)}\n// ${'line '.repeat(15)}.\nconst a = 1\n`,
    'a metaphor in a trailing comment': 'const a = 1 // jobs are handed out in order\n',
  })) {
    it(`rejects ${what}`, () => {
      assert.equal(problemsIn('example.ts', text).length, 1)
    })
  }

  it('ignores code, examples and strings', () => {
    const text = `const a = '// Who is this'\n/** Sends \`what\`.\n * @example\n * what(${'long, '.repeat(40)})\n */\nconst b = \`// of\`\n`
    assert.deepEqual(problemsIn('example.ts', text), [])
  })
})
