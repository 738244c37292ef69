// Extra checks of this host.
import { openPage } from '../check-host.mjs'
import { STEPS } from '../drive.mjs'

export const ALSO = {
  async 'takes over what a server rendered'({ browser, url, ...backend }) {
    const opened = await openPage(browser, `${url}rendered/`)
    await STEPS['changes the scope']({ ...backend, ...opened })
    await opened.close()
  },
}
