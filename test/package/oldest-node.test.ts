// The package under the oldest Node that package.json names: it installs with its peers under --engine-strict, each entry loads,
// and the command starts. Needs `npm run build` first, and a package registry: without one the test is skipped with a note.
import assert from 'node:assert/strict'
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readPackage, root } from './package-files.js'

const pkg = readPackage()
const oldest = pkg.engines.node.replace(/^>=/, '')

/** Path of npm's own script, to run it with another Node. */
const findNpm = (): string => {
  const beside = join(dirname(realpathSync(process.execPath)), '../lib/node_modules/npm/bin/npm-cli.js')
  const path = [process.env.npm_execpath, beside].find((one) => one?.endsWith('npm-cli.js') && existsSync(one))
  assert.ok(path, 'npm-cli.js was not found beside this Node')
  return path
}

describe('the package under the oldest Node that it names', () => {
  let folder = ''
  let node = ''
  let isOffline = false
  const run = (command: string, args: readonly string[]): SpawnSyncReturns<string> =>
    spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, npm_config_update_notifier: 'false' },
    })
  const npm = (...args: string[]) => run(node === '' ? process.execPath : node, [findNpm(), ...args, '--no-audit', '--no-fund'])

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-start-oldest-node-'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
    const version = oldest.split('.').length === 2 ? `${oldest}.0` : oldest
    const { status, stderr } = npm('install', `node-${process.platform}-${process.arch}@${version}`, '--no-save')
    isOffline = status !== 0
    if (isOffline)
      console.warn(`NOT TESTED: Node ${oldest} could not be installed, so nothing shows that the package works there.\n${stderr}`)
    else {
      // A later `npm install` removes what package.json does not name.
      const from = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
      node = join(folder, 'node-oldest')
      assert.equal(run('cp', [from, node]).status, 0)
    }
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('installs with every peer under --engine-strict, loads each entry and runs the command', (test) => {
    if (isOffline) return test.skip('no package registry')
    assert.match(run(node, ['--version']).stdout, new RegExp(`^v${oldest.replaceAll('.', '\\.')}`))
    const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, encoding: 'utf8' })
    assert.equal(packed.status, 0, packed.stderr)
    const peers = Object.keys(pkg.peerDependencies).map((name) => `${name}@${pkg.devDependencies[name]}`)
    const installed = npm('install', '--engine-strict', `./${packed.stdout.trim()}`, ...peers)
    assert.equal(installed.status, 0, installed.stderr)

    const entries = Object.entries(pkg.exports).flatMap(([entry, target]) =>
      typeof target === 'object' && target.default !== undefined && !entry.includes('*') ? [`backup-start${entry.slice(1)}`] : [],
    )
    assert.ok(entries.length >= 12)
    const source = `for (const entry of ${JSON.stringify(entries)}) { await import(entry) }; console.log('loaded')`
    const loaded = run(node, ['--input-type=module', '--eval', source])
    assert.equal(loaded.stdout.trim(), 'loaded', loaded.stderr)

    const command = run(node, ['node_modules/backup-start/dist/cli/cli.js', '--version'])
    assert.equal(command.stdout.trim(), pkg.version, command.stderr)
  })
})
