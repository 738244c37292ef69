import { holdersQuery } from '../contract/request-shapes.js'
import { parse, parseGiveBack } from './parse-request.js'
import { type EndpointFunctions, keyedCall, need, readCall } from './request-context.js'

/** Answers the endpoints that list the holders of licenses and give licenses back. */
export const licenseFunctions: EndpointFunctions<'listHolders' | 'giveBack'> = {
  async listHolders(context) {
    const query = parse(holdersQuery, context.query, 'the query')
    return { body: await need(context.adapter.listHolders)(context.scope, query, readCall(context)) }
  },
  async giveBack(context) {
    const { userIds } = await parseGiveBack(context.body)
    return { body: await need(context.adapter.giveBack)(context.scope, userIds, keyedCall(context)) }
  },
}
