import { createHash } from 'node:crypto'
import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan, isWithin, parentOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { openPostsIn, type Post } from '../../duty/server/public.ts'
import type { RulePack } from '../../playbooks/rule-pack.ts'
import { passageRule } from '../../playbooks/rules.ts'
import { findResponses, rulePackOf } from '../../responses/server/public.ts'
import { type Zone, zonesOf } from '../../zones/server/public.ts'
import { PrecinctDownload } from '../precinct-download.ts'
import { findPermitKeys } from './permit-keys.ts'
import { permitsHolding } from './permit-look-up.ts'

/** What a checkpoint's phone takes along: posts, rules, keys and permits of one precinct; nothing that names anyone. */
export const precinctSlice = query({
  name: 'sync.slice',
  permission: 'passage.record',
  input: z.object({ precinctId: AreaId }),
  output: PrecinctDownload,
  async run(context, { precinctId }) {
    const { client, scope, now } = context
    // Somebody of one village takes the township's download and finds the village's posts in it.
    // Nobody takes what is wider than a township by being within it: permits cross the scope here.
    const isNear = scope.areaIds.some((area) => isWithin(precinctId, area) || precinctOf(area) === precinctId)
    if (!isNear) refuse(platformProblems.notFound())
    const all = (await openPostsIn(client, undefined, precinctId)).filter(mayServeIn(scope.responseIds))
    const responses = await findResponses(
      client,
      all.map((post) => post.responseId),
    )
    const posts = all.filter((post) => responses.get(post.responseId)?.closedAt === null)
    const responseIds = [...new Set(posts.map((post) => post.responseId))]
    const packs = new Map<string, RulePack>()
    for (const id of responseIds) packs.set(id, await rulePackOf(client, id))
    const content = {
      posts: await shownPosts(context, posts, packs),
      ...(await keysOf(context, responseIds)),
      ...(await permitsOf(context, responseIds, precinctId)),
      // Where two responses run side by side, the more careful threshold.
      rules: { feverFrom: Math.min(...[...packs.values()].map((pack) => pack.fever.thresholdCelsius.value), FEVER) },
    }
    const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
    return { version, asOf: now.toISOString(), ...content }
  },
})

// Before any post is open there is no pack to ask; the phone shows no form then either.
const FEVER = 37.3

function mayServeIn(responseIds: readonly string[] | undefined) {
  return (post: Post) => !responseIds || responseIds.includes(post.responseId)
}

async function shownPosts({ client, now }: QueryContext, posts: readonly Post[], packs: Map<string, RulePack>) {
  const shown: z.input<typeof PrecinctDownload>['posts'] = []
  for (const [responseId, some] of Map.groupBy(posts, (post) => post.responseId)) {
    const zones = await zonesOf(client, responseId, [...new Set(some.map((post) => post.areaId))], now)
    for (const { id, name, kind, areaId, openedAt } of some) {
      const needed = (direction: 'enter' | 'leave') =>
        permitsNeeded(packs.get(responseId) as RulePack, zones.get(areaId), direction)
      const permits = { in: needed('enter'), out: needed('leave') }
      shown.push({ id, name, kind, areaId, openedAt: openedAt.toISOString(), permits })
    }
  }
  return shown
}

/** Which permits let through where this zone holds, by the pack. */
function permitsNeeded(pack: RulePack, zone: Zone | undefined, direction: 'enter' | 'leave') {
  const place = { level: zone?.level ?? 'routine', measure: zone?.measure ?? 'none' } as const
  return passageRule(pack, place, direction)?.permits.value ?? 'notNeeded'
}

async function keysOf({ client, vault }: QueryContext, responseIds: readonly string[]) {
  const keys = [...(await findPermitKeys(client, vault, responseIds)).values()]
  const [only] = keys
  return {
    permitKeys: Object.fromEntries(keys.map(({ keyId, publicKey }) => [keyId, publicKey])),
    // Holders are marked under the key of one response: with two, they are compared by eye.
    holderKey: keys.length === 1 && only ? only.holderKey : null,
  }
}

async function permitsOf({ client, now }: QueryContext, responseIds: readonly string[], precinctId: AreaId) {
  const around: AreaId[] = []
  for (let area = parentOf(precinctId); area; area = parentOf(area)) around.push(area)
  const known = await permitsHolding(client, responseIds, { ...areaSpan(precinctId), around, at: now })
  return {
    permits: known
      .filter(({ revokedAt }) => !revokedAt)
      .map(({ payload: { keyId: _, from, until, ...rest } }) => ({
        ...rest,
        from: from.toISOString(),
        until: until.toISOString(),
      })),
    revokedPermits: known.flatMap(({ payload, revokedAt }) =>
      revokedAt ? [{ permitId: payload.permitId, revokedAt: revokedAt.toISOString() }] : [],
    ),
  }
}
