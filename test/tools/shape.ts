// Prints the shape of the source files: `npm run shape`, or `npm run shape -- FOLDER` for another checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const SHORT_LINES = 40

export interface SourceFile {
  path: string
  lines: number
  /** Paths of the source files that this file imports, type-only and dynamic imports included. */
  imports: string[]
  /** True if the file has imports and exports only, and no code of its own. */
  isForwarding: boolean
}

/** Returns the module specifiers of a file, including dynamic imports. */
const specifiersOf = (source: ts.SourceFile): string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
    if (isImport && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      if (target !== undefined && ts.isStringLiteral(target)) found.push(target.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Parses one file. `path` and the imports are relative to `root`. */
export const parseSource = (root: string, path: string, text: string): SourceFile => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports = specifiersOf(source)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolve(root, dirname(path), specifier.replace(/\.js$/, '.ts')))
    .filter(existsSync)
    .map((target) => relative(root, target))
  const isForwarding =
    source.statements.length > 0 &&
    source.statements.every((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
  return { path, lines: text.split('\n').length, imports: [...new Set(imports)], isForwarding }
}

/** Reads every TypeScript file below `src/`. */
export const readSources = (root: string): SourceFile[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => parseSource(root, join('src', path), readFileSync(join(root, 'src', path), 'utf8')))

/** Returns the strongly connected components of more than one node (Tarjan). */
const findCircles = (edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] => {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (node: string): void => {
    order.set(node, order.size)
    lowest.set(node, order.get(node) as number)
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      else if (!stack.includes(next)) continue
      lowest.set(node, Math.min(lowest.get(node) as number, lowest.get(next) as number))
    }
    if (lowest.get(node) !== order.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) circles.push(circle)
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node)
  return circles
}

/** Returns the number of nodes on the longest path. The nodes of a circle count as one. */
const countLevels = (edges: ReadonlyMap<string, ReadonlySet<string>>): number => {
  const levels = new Map<string, number>()
  const levelOf = (node: string): number => {
    const known = levels.get(node)
    if (known !== undefined) return known
    levels.set(node, 1) // ends the walk around a circle
    const level = 1 + Math.max(0, ...[...(edges.get(node) ?? [])].map(levelOf))
    levels.set(node, level)
    return level
  }
  return Math.max(0, ...[...edges.keys()].map(levelOf))
}

/** Returns the imports between the nodes that `nodeOf` gives files; files without a node do not count. */
const edgesBetween = (files: readonly SourceFile[], nodeOf: (path: string) => string | undefined): Map<string, Set<string>> => {
  const edges = new Map<string, Set<string>>()
  for (const { path, imports } of files) {
    const from = nodeOf(path)
    if (from === undefined) continue
    const targets = edges.get(from) ?? new Set<string>()
    edges.set(from, targets)
    for (const target of imports) {
      const to = nodeOf(target)
      if (to !== undefined && to !== from) targets.add(to)
    }
  }
  return edges
}

const countEdges = (edges: ReadonlyMap<string, ReadonlySet<string>>): number =>
  [...edges.values()].reduce((sum, targets) => sum + targets.size, 0)

/** Formats the shape as text. */
export const describeShape = (files: readonly SourceFile[]): string => {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0
  const all = edgesBetween(files, (path) => path)
  const circles = findCircles(all)
  const folders = [...new Set(files.map(({ path }) => dirname(path)))].sort()
  const rows = folders.flatMap((folder) => {
    const own = files.filter(({ path }) => dirname(path) === folder)
    const edges = edgesBetween(own, (path) => (dirname(path) === folder ? path : undefined))
    return own.length < 2 ? [] : [{ folder, files: own.length, levels: countLevels(edges), arrows: countEdges(edges) }]
  })
  const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
  return [
    `files ${files.length}, lines ${lengths.reduce((sum, lines) => sum + lines, 0)}`,
    `median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines`,
    `up to ${SHORT_LINES} lines: ${lengths.filter((lines) => lines <= SHORT_LINES).length} files`,
    `names used twice: ${names.length - new Set(names).size}`,
    `imports ${countEdges(all)}, circles ${circles.length}${circles.length === 0 ? '' : `, of ${circles.map(({ length }) => length).join(', ')} files`}`,
    `files that only forward: ${files
      .filter(({ isForwarding }) => isForwarding)
      .map(({ path }) => path)
      .join(', ')}`,
    '',
    'imports within each folder: levels (longest path), arrows',
    ...rows
      .sort((a, b) => b.levels - a.levels || b.arrows - a.arrows)
      .map(
        ({ folder, files: count, levels, arrows }) =>
          `${String(levels).padStart(3)} levels ${String(arrows).padStart(4)} arrows ${String(count).padStart(4)} files  ${folder}`,
      ),
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..'))
  process.stdout.write(describeShape(readSources(root)))
}
