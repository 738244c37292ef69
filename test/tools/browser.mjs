// Finds a Chromium for tests: $CHROME_PATH, or the pinned build in the npm package @sparticuz/chromium (linux-x64, needs nothing from apt),
// or an installed one.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-default-browser-check',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
]

const FONTS_CONF = (dir) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${dir}/fonts/fonts</dir>
  <cachedir>${dir}/fonts/cache</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>Open Sans</string></edit></match>
  <config></config>
</fontconfig>
`

async function bundled() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const require = createRequire(import.meta.url)
  let entry
  try {
    entry = require.resolve('@sparticuz/chromium')
  } catch {
    return undefined
  }
  const bin = join(dirname(entry), '..', 'bin')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  const dir = join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(dir)) {
    // unpacks to a temporary folder, then renames it, so that another process never uses an incomplete browser
    const tmp = `${dir}.${process.pid}`
    mkdirSync(tmp, { recursive: true })
    const before = process.env.TMPDIR
    process.env.TMPDIR = tmp // the package unpacks into os.tmpdir()
    try {
      const { inflate } = await import('@sparticuz/chromium')
      await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((f) => inflate(join(bin, f))))
      // the package's own fonts.conf refers to /tmp/fonts; without any font, a form control crashes the renderer
      writeFileSync(join(tmp, 'fonts', 'fonts.conf'), FONTS_CONF(dir))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    try {
      renameSync(tmp, dir)
    } catch (e) {
      if (!existsSync(dir)) throw e
      rmSync(tmp, { recursive: true, force: true })
    }
  }
  return {
    executablePath: join(dir, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', ...QUIET],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(dir, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(dir, 'fonts'),
    },
    source: `@sparticuz/chromium ${version}`,
  }
}

/** @returns {Promise<{executablePath: string, args: string[], env: NodeJS.ProcessEnv, source: string}>} */
export async function findChromium() {
  const sys = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  ]
  const own = (executablePath, source) => ({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', ...QUIET],
    env: { ...process.env },
    source,
  })
  if (process.env.CHROME_PATH) return own(process.env.CHROME_PATH, 'CHROME_PATH')
  const npm = await bundled()
  if (npm) return npm
  const found = sys.find((p) => existsSync(p))
  if (found) return own(found, 'system')
  throw new Error('No Chromium: set CHROME_PATH, or apt-get install -y chromium')
}
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await findChromium())
