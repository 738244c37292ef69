import type { PolicyDraft } from '../../core/internal.js'
import { cursorQuery, forecastQuery, policyStatusBody } from '../contract/request-shapes.js'
import { parse, parseDraft } from './parse-request.js'
import { type EndpointFunctions, keyedCall, need, needExceptions, type RequestContext, readCall, writeCall } from './request-context.js'

/** Parses the draft in the body of a request. */
const readDraft = async (context: RequestContext): Promise<PolicyDraft> => {
  const draft = await parseDraft(context.body)
  await needExceptions(context, draft.items, draft.exceptions)
  return draft
}

/** Answers the endpoints that list, save and forecast policies. */
export const policyFunctions: EndpointFunctions<'listPolicies' | 'savePolicy' | 'changePolicy' | 'setPolicyStatus' | 'forecastPolicy'> = {
  async listPolicies(context) {
    const query = parse(cursorQuery, context.query, 'the query')
    return { body: await need(context.adapter.listPolicies)(context.scope, query, readCall(context)) }
  },
  async savePolicy(context) {
    const save = need(context.adapter.savePolicy)
    return { body: await save(context.scope, await readDraft(context), {}, keyedCall(context)) }
  },
  async changePolicy(context) {
    const save = need(context.adapter.savePolicy)
    return { body: await save(context.scope, await readDraft(context), { id: context.params.policyId ?? '' }, keyedCall(context)) }
  },
  async setPolicyStatus(context) {
    const set = need(context.adapter.setPolicyStatus)
    const { status } = parse(policyStatusBody, context.body, 'the body')
    return { body: await set(context.scope, context.params.policyId ?? '', status, writeCall(context)) }
  },
  async forecastPolicy(context) {
    const forecast = need(context.adapter.forecastPolicy)
    const query = parse(forecastQuery, context.query, 'the query')
    return { body: await forecast(context.scope, await readDraft(context), { ...readCall(context), ...query }) }
  },
}
