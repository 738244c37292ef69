// Launches WebKitGTK (Debian: webkit2gtk-driver + xvfb) for @web/test-runner over plain W3C WebDriver. webdriverio would add 442 packages.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const MULTIARCH = '/usr/lib/x86_64-linux-gnu'
export function findMiniBrowser() {
  const dir =
    existsSync(MULTIARCH) && readdirSync(MULTIARCH).find((d) => d.startsWith('webkit2gtk-4') && existsSync(`${MULTIARCH}/${d}/MiniBrowser`))
  return dir && existsSync('/usr/bin/WebKitWebDriver') ? `${MULTIARCH}/${dir}/MiniBrowser` : undefined
}
const freePort = () =>
  new Promise((ok, no) => {
    const s = createServer()
      .once('error', no)
      .listen(0, '127.0.0.1', () => {
        const { port } = s.address()
        s.close(() => ok(port))
      })
  })

export function webkitLauncher({ display } = {}) {
  const sessions = new Map() // WTR session id -> { wd, base }
  const children = []
  let env
  let driver
  let base
  async function wd(method, path, body, timeout = 30000) {
    const r = await fetch(base + path, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeout),
    })
    const j = await r.json()
    if (!r.ok) throw new Error(`WebDriver ${method} ${path}: ${j.value?.error}: ${j.value?.message}`)
    return j.value
  }
  async function launch() {
    env = {
      ...process.env,
      // without a country in the locale, WebKitGTK sorts by code point
      LC_ALL: 'en_US.UTF-8',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_FORCE_SANDBOX: '0',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
    }
    if (display ?? process.env.DISPLAY) env.DISPLAY = display ?? process.env.DISPLAY
    else {
      const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      })
      children.push(xvfb)
      env.DISPLAY = `:${await new Promise((ok, no) => {
        xvfb.once('error', no)
        xvfb.stdio[3].once('data', (d) => ok(String(d).trim()))
      })}`
    }
    await startDriver()
  }
  async function startDriver() {
    const port = await freePort()
    // starts its own process group, so that the browser ends with the driver
    driver = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore', detached: true })
    base = `http://127.0.0.1:${port}`
    for (let i = 0; ; i++) {
      try {
        await wd('GET', '/status', undefined, 1000)
        break
      } catch (e) {
        if (i > 100) throw e
        await sleep(50)
      }
    }
  }
  function stopDriver() {
    try {
      process.kill(-driver.pid, 'SIGKILL')
    } catch {
      // the process has already ended
    }
  }
  /** Opens a session. Replaces a browser and its driver if they do not start in time. */
  async function openSession() {
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] } } }
    for (let tries = 1; ; tries++) {
      try {
        return await wd('POST', '/session', { capabilities })
      } catch (e) {
        if (tries === 4) throw e
        console.log(`WebKit did not come up (${e.message}): trying again`)
        stopDriver()
        await startDriver()
      }
    }
  }
  return {
    // type 'puppeteer' + getPage(): the built-in commands (sendKeys, sendMouse, setViewport) use this small page object
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    initialize: () => launch(),
    async stop() {
      for (const { id } of sessions.values()) await wd('DELETE', `/session/${id}`).catch(() => {})
      stopDriver()
      for (const c of children.splice(0)) c.kill()
    },
    isActive: (sid) => sessions.has(sid),
    getBrowserUrl: (sid) => sessions.get(sid)?.url,
    async startSession(sid, url) {
      const { sessionId } = await openSession()
      sessions.set(sid, { id: sessionId, url })
      // a navigation promise may outlive the test page, because WTR decides when the session is over
      wd('POST', `/session/${sessionId}/url`, { url }, 120000).catch(() => {})
    },
    async stopSession(sid) {
      const s = sessions.get(sid)
      sessions.delete(sid)
      if (s) {
        // the tests have ended, so this kills a browser that does not end in time
        await wd('DELETE', `/session/${s.id}`).catch(() => {
          stopDriver()
          return startDriver()
        })
      }
      return { testCoverage: undefined, errors: [] }
    },
    startDebugSession() {
      throw new Error('no debug session')
    },
    getPage(sid) {
      const path = `/session/${sessions.get(sid).id}`
      const act = async (type, actions, more) => {
        for (let tries = 0; ; tries += 1) {
          try {
            return await wd('POST', `${path}/actions`, { actions: [{ type, id: type, ...more, actions }] })
          } catch (error) {
            // the driver rejected the command, so it can be repeated
            if (tries === 100 || !/still underway/.test(String(error))) throw error
            await new Promise((resolve) => setTimeout(resolve, 50))
          }
        }
      }
      const k = (x) => KEYS[x] ?? x
      const key = (...a) =>
        act(
          'key',
          a.map(([type, value]) => ({ type, value: k(value) })),
        )
      const BTN = { left: 0, middle: 1, right: 2 }
      const ptr = (...a) => act('pointer', a, { parameters: { pointerType: 'mouse' } })
      const down = (o) => ({ type: 'pointerDown', button: BTN[o?.button ?? 'left'] })
      const up = (o) => ({ type: 'pointerUp', button: BTN[o?.button ?? 'left'] })
      const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y, origin: 'viewport' })
      return {
        keyboard: {
          press: (x) => key(['keyDown', x], ['keyUp', x]),
          down: (x) => key(['keyDown', x]),
          up: (x) => key(['keyUp', x]),
          type: (t) =>
            key(
              ...[...t].flatMap((c) => [
                ['keyDown', c],
                ['keyUp', c],
              ]),
            ),
        },
        mouse: {
          move: (x, y) => ptr(move(x, y)),
          click: (x, y, o) => ptr(move(x, y), down(o), up(o)),
          down: (o) => ptr(down(o)),
          up: (o) => ptr(up(o)),
          reset: () => wd('DELETE', `${path}/actions`),
        },
        setViewport: ({ width, height }) => wd('POST', `${path}/window/rect`, { width, height }),
        screenshot: () => wd('GET', `${path}/screenshot`).then((b64) => Buffer.from(b64, 'base64')),
      }
    },
  }
}
const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Space: ' ',
  F2: '\uE032',
}
