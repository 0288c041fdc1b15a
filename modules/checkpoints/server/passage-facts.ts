import type { ActionContext } from '../../../platform/server/action.ts'
import { grantsFor } from '../../../platform/server/actor.ts'
import type { Post } from '../../duty/server/public.ts'
import type { RulePack } from '../../playbooks/rule-pack.ts'
import { passageRule } from '../../playbooks/rules.ts'
import { rulePackOf } from '../../responses/server/public.ts'
import type { Zone } from '../../zones/server/public.ts'
import type { Passage, ShownPermit } from '../passage.ts'
import { findingOf, type PermitFinding, type PermitUse } from '../permit-rules.ts'
import { isHolder, verifyPermit } from '../permit-token.ts'
import { problems } from '../problems.ts'
import type { PassageFacts } from './passage-rows.ts'
import { findPermitKeys, type PermitKeys } from './permit-keys.ts'
import { findPermits, type KnownPermit, permitUses } from './permit-look-up.ts'
import { zonesAround } from './zones-around.ts'

/** How many days later a record may still come in; a rule pack that says otherwise comes first. */
const WITHIN_DAYS = { phone: 3, paper: 30 }

/** One passage on its way to being judged. */
export interface Arrival {
  context: ActionContext
  passage: Passage
  post: Post
}

/** What the rules need to know about passages that arrived together, fetched in a few statements for all of them. */
export async function factsOf(arrivals: readonly Arrival[]): Promise<PassageFacts[]> {
  const [{ context }] = arrivals as [Arrival]
  const { client, vault } = context
  const zones = await zonesByPost(arrivals)
  // Most vehicles show nothing: then nothing is asked.
  const showing = arrivals.filter(showsPermit).map(({ post }) => post.responseId)
  const keys = await findPermitKeys(client, vault, [...new Set(showing)])
  const shown = arrivals.map(({ passage, post }) => readShown(passage, keys.get(post.responseId)))
  const ids = [...new Set(shown.flatMap((one) => one.ids))]
  const permits = await findPermits(client, ids)
  const uses = await permitUses(client, [...permits.values()])
  const packs = new Map<string, RulePack>()
  for (const { post } of arrivals) {
    if (!packs.has(post.responseId)) packs.set(post.responseId, await rulePackOf(client, post.responseId))
  }
  return arrivals.map((arrival, at) => {
    const pack = packs.get(arrival.post.responseId) as RulePack
    const zone = zones.get(arrival.post.id)
    const rule = passageRule(
      pack,
      { level: zone?.level ?? 'routine', measure: zone?.measure ?? 'none' },
      arrival.passage.direction === 'in' ? 'enter' : 'leave',
    )
    const judge = (one: ReadPermit | undefined, number?: string) =>
      judgePermit(arrival, one, { permits, uses, number, keys: keys.get(arrival.post.responseId) })
    const { vehicle, people } = shown[at] as Shown
    const byPeople = people.map((one, index) => judge(one, arrival.passage.people[index]?.identityNumber))
    return {
      feverFrom: pack.fever.thresholdCelsius.value,
      permits: rule?.permits.value ?? 'notNeeded',
      shown: judge(vehicle, arrival.passage.plate) ?? (arrival.passage.subject === 'person' ? byPeople[0] : undefined),
      shownByPeople: byPeople,
      checkpoint: { openedAt: arrival.post.openedAt, closedAt: arrival.post.closedAt ?? undefined },
      actor: { mayEnterPaper: grantsFor(arrival.context.actor, 'passage.correct', arrival.context.now).length > 0 },
      withinDays: WITHIN_DAYS,
      madeAt: arrival.context.madeAt,
      receivedAt: arrival.context.now,
      permitId: vehicle?.id ?? people.find((one) => one?.id)?.id,
    }
  })
}

async function zonesByPost(arrivals: readonly Arrival[]): Promise<Map<string, Zone | undefined>> {
  const [{ context }] = arrivals as [Arrival]
  const found = new Map<string, Zone | undefined>()
  for (const [responseId, some] of Map.groupBy(arrivals, ({ post }) => post.responseId)) {
    const around = await zonesAround(context.client, responseId, [...new Set(some.map(({ post }) => post.areaId))])
    for (const { post } of some) found.set(post.id, around.get(post.areaId))
  }
  return found
}

function showsPermit({ passage }: Arrival): boolean {
  return passage.permit !== undefined || passage.people.some((one) => one.permit)
}

/** A permit as it was shown: its verified code or the problem with it, or just the id it is known by. */
interface ReadPermit {
  id?: string
  verified?: ReturnType<typeof verifyPermit>
}

interface Shown {
  vehicle: ReadPermit | undefined
  people: (ReadPermit | undefined)[]
  ids: string[]
}

function readShown(passage: Passage, keys: PermitKeys | undefined): Shown {
  const read = (shown: ShownPermit | undefined): ReadPermit | undefined => {
    if (!shown) return undefined
    if ('permitId' in shown) return { id: shown.permitId }
    const verified = verifyPermit(shown.token, keys ? { [keys.keyId]: keys.publicKey } : {})
    return { verified, ...('payload' in verified ? { id: verified.payload.permitId } : {}) }
  }
  const vehicle = read(passage.permit)
  const people = passage.people.map((one) => read(one.permit))
  return { vehicle, people, ids: [vehicle, ...people].flatMap((one) => (one?.id ? [one.id] : [])) }
}

interface Known {
  permits: ReadonlyMap<string, KnownPermit>
  uses: ReadonlyMap<string, Date[]>
  number: string | undefined
  keys: PermitKeys | undefined
}

function judgePermit(
  { context, passage, post }: Arrival,
  shown: ReadPermit | undefined,
  { permits, uses, number, keys }: Known,
): PermitFinding | undefined {
  if (!shown) return undefined
  const known = shown.id ? permits.get(shown.id) : undefined
  const verified = shown.verified ?? (known ? { payload: known.payload } : problems.permitUnreadable())
  const use: PermitUse = {
    at: context.madeAt,
    areaId: post.areaId,
    revokedAt: known?.revokedAt,
    revocationsKnownAt: passage.offlineMark ? new Date(passage.offlineMark.downloadedAt) : undefined,
    usedAt: shown.id ? (uses.get(shown.id) ?? []) : [],
    isHolder: number && keys && 'payload' in verified ? isHolder(verified.payload, number, keys.holderKey) : undefined,
  }
  return findingOf(verified, use)
}
