import { toSegment } from '../contract/paths.js'
import { syncBody } from '../contract/request-shapes.js'
import { parse } from './parse-request.js'
import { type EndpointFunctions, need, writeCall } from './request-context.js'

/** Answers the endpoints that start, follow and cancel syncs. */
export const syncFunctions: EndpointFunctions<'sync' | 'followSync' | 'cancelSync'> = {
  async sync(context) {
    const { syncs, scope, body } = context
    const { kind } = parse(syncBody, body, 'the body')
    const job = await syncs.start(scope, kind, writeCall(context))
    return { body: job, headers: { location: `syncs/${toSegment(job.id)}` } }
  },
  followSync: async ({ syncs, scope, params, signal, may }) => ({
    body: await syncs.get(scope, params.syncId ?? '', signal, () => may('sync', scope)),
  }),
  async cancelSync(context) {
    need(context.adapter.cancelSync)
    await context.syncs.cancel(context.scope, context.params.syncId ?? '', writeCall(context))
    return {}
  },
}
