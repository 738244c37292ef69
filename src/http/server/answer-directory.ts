import { parseWithin } from '../contract/paths.js'
import { coverageQuery, groupsQuery, usersQuery } from '../contract/request-shapes.js'
import { pageSize, parse, parseCosts, parseMatch, parseSort } from './parse-request.js'
import { type Answer, type EndpointFunctions, need, needExceptions, type RequestContext, readCall } from './request-context.js'

const listClouds = async (context: RequestContext): Promise<Answer> => {
  const { adapter, mayRead } = context
  const methods = {
    sync: adapter.sync,
    coverage: adapter.listCoverage,
    runs: adapter.getRun,
    retry: adapter.retryRun,
    stop: adapter.stopRun,
    settings: adapter.describeSettings && adapter.getSettings,
    activity: adapter.listActivity,
    filters: adapter.describeFilters,
    licenses: adapter.listHolders && adapter.giveBack,
    policies: adapter.listPolicies && adapter.savePolicy && adapter.setPolicyStatus,
  }
  const supported = (Object.keys(methods) as (keyof typeof methods)[]).filter((name) => methods[name] !== undefined)
  const all = await adapter.listClouds(readCall(context))
  const allowed = await mayRead(all.flatMap((cloud) => cloud.domains.map((domain) => ({ cloudId: cloud.id, domainId: domain.id }))))
  let place = 0
  const clouds = all.map((cloud) => ({
    ...cloud,
    domains: cloud.domains.filter(() => {
      place += 1
      return allowed[place - 1] === true
    }),
    // The HTTP adapter has every method, so the capabilities show the client which methods this backend supports.
    capabilities: [
      ...supported.filter((name) => cloud.capabilities?.includes(name) ?? true),
      ...((cloud.capabilities?.includes('exceptions') ?? adapter.exceptions === true) ? ['exceptions' as const] : []),
      ...((cloud.capabilities?.includes('locale-order') ?? adapter.localeOrder === true) ? ['locale-order' as const] : []),
    ],
  }))
  // Hide a cloud in which the client may read no domain. A cloud without any domain stays visible.
  return { body: clouds.filter(({ domains }, index) => domains.length > 0 || all[index]?.domains.length === 0) }
}

/** Answers the endpoints that read the directory. */
export const directoryFunctions: EndpointFunctions<
  'listClouds' | 'listUsers' | 'matchUsers' | 'listGroups' | 'listOrgUnits' | 'listCoverage' | 'listCosts' | 'describeFilters'
> = {
  listClouds,
  async listUsers(context) {
    const { within, sort, limit, ...rest } = parse(usersQuery, context.query, 'the query')
    if (within !== undefined) await needExceptions(context, [parseWithin(within)])
    const query = {
      scope: context.scope,
      ...rest,
      ...(within !== undefined && { within: parseWithin(within) }),
      ...(sort !== undefined && { sort: parseSort(sort) }),
      ...(limit !== undefined && { limit: pageSize(limit) }),
    }
    return { body: await context.adapter.listUsers(query, readCall(context)) }
  },
  async matchUsers(context) {
    const { keys } = await parseMatch(context.body)
    return { body: await context.adapter.matchUsers(context.scope, keys, readCall(context)) }
  },
  async listGroups(context) {
    const { limit, ...rest } = parse(groupsQuery, context.query, 'the query')
    const query = { scope: context.scope, ...rest, ...(limit !== undefined && { limit: pageSize(limit) }) }
    return { body: await context.adapter.listGroups(query, readCall(context)) }
  },
  listOrgUnits: async (context) => ({ body: await context.adapter.listOrgUnits(context.scope, readCall(context)) }),
  describeFilters: async (context) => ({ body: await need(context.adapter.describeFilters)(context.scope, readCall(context)) }),
  async listCoverage(context) {
    const { adapter, scope } = context
    const { within, cursor } = parse(coverageQuery, context.query, 'the query')
    await needExceptions(context, [parseWithin(within)])
    const query = { scope, within: parseWithin(within), ...(cursor !== undefined && { cursor }) }
    return { body: await need(adapter.listCoverage)(query, readCall(context)) }
  },
  async listCosts(context) {
    const { refs } = await parseCosts(context.body)
    await needExceptions(context, refs)
    return { body: await need(context.adapter.listCosts)(context.scope, refs, readCall(context)) }
  },
}
