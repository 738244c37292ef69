// The command 'media-features' emulates media features, including those missing from puppeteer's list, such as forced colours. Only
// Chromium supports it.
export function mediaPlugin() {
  const clients = new WeakMap()
  return {
    name: 'media-features-command',
    async executeCommand({ command, payload, session }) {
      if (command !== 'media-features') return undefined
      const page = session.browser.getPage(session.id)
      if (!clients.has(page)) clients.set(page, await page.createCDPSession())
      await clients.get(page).send('Emulation.setEmulatedMedia', { features: payload })
      return true
    },
  }
}
