import { until } from './patience.mjs'

/** Opens an empty page, and records its violations of the policy, its errors and the origins of its requests. */
export const watchPage = async (context) => {
  const page = await context.newPage()
  const problems = []
  await page.exposeFunction('noteViolation', (text) => problems.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      window.noteViolation(`${effectiveDirective} ${blockedURI}`),
    )
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  const origins = new Set()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  return { page, problems, origins }
}

/** Opens a page that checks an adapter, and waits until its script has loaded. */
export const openChecks = async ({ page, problems }, url) => {
  await page.goto(url)
  await until(
    () => page.evaluate(() => 'runCheck' in window),
    () => problems.join(),
  )
}
