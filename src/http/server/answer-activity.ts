import { activityQuery } from '../contract/request-shapes.js'
import { parse } from './parse-request.js'
import { type EndpointFunctions, need, readCall } from './request-context.js'

/** Answers the endpoint of the activity log, which clients can only read. */
export const activityFunctions: EndpointFunctions<'listActivity'> = {
  async listActivity(context) {
    const query = parse(activityQuery, context.query, 'the query')
    return { body: await need(context.adapter.listActivity)(context.scope, query, readCall(context)) }
  },
}
