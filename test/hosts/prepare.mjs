// Prepares a host like a real portal: installs its dependencies and the package from a tarball, checks types and builds.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hosts = fileURLToPath(new URL('.', import.meta.url))
// outside the project, so that imports do not resolve to its node_modules
const place = join(tmpdir(), `backup-start-hosts-${process.getuid?.() ?? 0}`)

const run = (command, args, cwd) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, NODE_ENV: '' } })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')}: ${code}\n${output}`))))
  })

/** Packs the files that `npm publish` would publish. The name contains a hash, so that npm reinstalls a changed package. */
export const pack = async ({ isBuilt }) => {
  mkdirSync(place, { recursive: true })
  const into = join(place, 'pack')
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into)
  await run('npm', ['pack', '--pack-destination', into, ...(isBuilt ? ['--ignore-scripts'] : [])], root)
  const [file] = readdirSync(into)
  const hash = createHash('sha256')
    .update(readFileSync(join(into, file)))
    .digest('hex')
  const tarball = join(place, `backup-start-${hash.slice(0, 12)}.tgz`)
  renameSync(join(into, file), tarball)
  return tarball
}

export const namesOfHosts = () => readdirSync(hosts).filter((name) => existsSync(join(hosts, name, 'package.json')))

/** @returns {Promise<string>} the folder of the built host, which contains `dist` and `node_modules` */
export const prepare = async (name, tarball, onStep) => {
  const from = join(hosts, name)
  const dir = join(place, name)
  const lock = readFileSync(join(from, 'package-lock.json'), 'utf8')
  const installed = join(dir, 'node_modules/.installed')
  mkdirSync(dir, { recursive: true })
  for (const file of readdirSync(dir)) if (file !== 'node_modules') rmSync(join(dir, file), { recursive: true })
  const { sourcesOf } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
  if (sourcesOf !== undefined) cpSync(join(hosts, sourcesOf), dir, { recursive: true, filter: (path) => !path.includes('node_modules') })
  cpSync(from, dir, { recursive: true, filter: (path) => !path.includes('node_modules') })
  // `sourcesOf` names the host whose sources this host builds with other dependencies; all hosts share one stylesheet
  cpSync(join(hosts, 'portal.css'), join(dir, 'src/portal.css'))

  const step = async (what, work) => {
    const before = performance.now()
    await work()
    onStep(what, performance.now() - before)
  }
  const now = existsSync(installed) ? readFileSync(installed, 'utf8') : ''
  if (now !== `${lock}${tarball}`) {
    if (!now.startsWith(lock)) await step('npm ci', () => run('npm', ['ci', '--no-audit', '--no-fund'], dir))
    await step('install the tarball', () => run('npm', ['install', '--no-save', '--no-audit', '--no-fund', tarball], dir))
    writeFileSync(installed, `${lock}${tarball}`)
  }
  await step('check', () => run('npm', ['run', 'check'], dir))
  await step('build', () => run('npm', ['run', 'build'], dir))
  return dir
}
