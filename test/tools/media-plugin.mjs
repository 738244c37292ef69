// The command 'media-features': media features of the page, also those that puppeteer's own list leaves out, forced colours
// among them. Chromium alone has a way to ask for them.
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
