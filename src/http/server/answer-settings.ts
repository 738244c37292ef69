import { parseSettings } from './parse-request.js'
import { type EndpointFunctions, need, readCall, writeCall } from './request-context.js'

/** Answers the endpoints for credits and default settings. */
export const settingsFunctions: EndpointFunctions<'getCredits' | 'getSettings' | 'saveSettings' | 'describeSettings'> = {
  getCredits: async (context) => ({ body: await context.adapter.getCredits(context.scope, readCall(context)) }),
  getSettings: async (context) => ({ body: await need(context.adapter.getSettings)(context.scope, readCall(context)) }),
  async saveSettings(context) {
    const values = parseSettings(context.body)
    return { body: await need(context.adapter.saveSettings)(context.scope, values, writeCall(context)) }
  },
  describeSettings: async (context) => ({ body: await need(context.adapter.describeSettings)(context.scope, readCall(context)) }),
}
