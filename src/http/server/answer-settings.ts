import { parseSettings } from './parse-request.js'
import { type EndpointFunctions, need, readCall, writeCall } from './request-context.js'
import { matchCheck, settingsTag } from './settings-tag.js'

/** Answers the endpoints for credits and default settings. */
export const settingsFunctions: EndpointFunctions<'getCredits' | 'getSettings' | 'saveSettings' | 'describeSettings'> = {
  getCredits: async (context) => ({ body: await context.adapter.getCredits(context.scope, readCall(context)) }),
  async getSettings(context) {
    const body = await need(context.adapter.getSettings)(context.scope, readCall(context))
    return { body, headers: { etag: settingsTag(body) } }
  },
  async saveSettings(context) {
    const values = parseSettings(context.body)
    const checkCurrent = matchCheck(context.ifMatch)
    // An adapter may ignore `checkCurrent`.
    checkCurrent?.(await need(context.adapter.getSettings)(context.scope, readCall(context)))
    const body = await need(context.adapter.saveSettings)(context.scope, values, { ...writeCall(context), checkCurrent })
    return { body, headers: { etag: settingsTag(body) } }
  },
  describeSettings: async (context) => ({ body: await need(context.adapter.describeSettings)(context.scope, readCall(context)) }),
}
