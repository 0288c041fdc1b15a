import { isWithin, precinctOf } from '../shared/area-id.ts'
import { type Actor, mayAct } from './actor.ts'
import type { Hint, Live } from './live.ts'

/** An open screen: who looks, at what, and how a message reaches it. */
export interface Viewer {
  actor: Actor
  topics: ReadonlySet<string>
  /** A viewer that does not read may drop it: hints are lost, not memory; it asks anew when it is back. */
  write(message: Buffer): void
}

export interface LiveStreams {
  /** Hints reach the viewer from now on; the answer lets it go. */
  join(viewer: Viewer): () => void
  close(): void
}

interface Group {
  viewers: Set<Viewer>
  actor: Actor
  topics: ReadonlySet<string>
}

/** A few screens hear at once; many hear less often, so that what they ask then stays the same in sum: 200 a second. */
const REST_MS = 250
const REST_EACH_MS = 5
/** Screens with different rights cannot share an answer: 25 different ones are worked out in a second. */
const REST_EACH_GROUP_MS = 40
const LONGEST_REST_MS = 10_000
/** Screens are told one hundred at a time: all at once they would also ask all at once. */
const TOLD_AT_ONCE = 100
const BETWEEN_MS = 50

/**
 * Spreads hints to open screens. Screens with the same rights and topics share one message, written once; what happens
 * while they rest is gathered into the next one. `beforeTelling` hears the topics first.
 */
export function openStreams(
  live: Pick<Live, 'subscribe'>,
  permissions: ReadonlyMap<string, string>,
  beforeTelling: (topics: ReadonlySet<string>) => void,
): LiveStreams {
  const groups = new Map<string, Group>()
  const due = new Map<string, Hint>()
  let viewers = 0
  let resting: NodeJS.Timeout | undefined
  let restedAt = Number.NEGATIVE_INFINITY

  function tell(): void {
    resting = undefined
    restedAt = performance.now()
    const hints = [...due.values()]
    due.clear()
    beforeTelling(new Set(hints.map(({ topic }) => topic)))
    let told = 0
    for (const group of groups.values()) {
      const message = messageFor(group, hints, permissions)
      if (!message) continue
      for (const some of inParts([...group.viewers])) {
        const send = () => {
          for (const viewer of some) if (group.viewers.has(viewer)) viewer.write(message)
        }
        const after = Math.floor(told / TOLD_AT_ONCE) * BETWEEN_MS
        told += some.length
        if (after === 0) send()
        else setTimeout(send, after).unref()
      }
    }
  }

  const unsubscribe = live.subscribe((hints) => {
    for (const hint of hints)
      due.set(`${hint.topic} ${precinctOf(hint.areaId)} ${hint.areaId} ${hint.responseId}`, hint)
    const rest = Math.min(LONGEST_REST_MS, Math.max(REST_MS, viewers * REST_EACH_MS, groups.size * REST_EACH_GROUP_MS))
    const wait = restedAt + rest - performance.now()
    if (wait <= 0 && !resting) tell()
    else resting ??= setTimeout(tell, wait)
  })

  return {
    join(viewer) {
      const key = keyOf(viewer)
      const group = groups.get(key) ?? { viewers: new Set(), actor: viewer.actor, topics: viewer.topics }
      groups.set(key, group)
      group.viewers.add(viewer)
      viewers++
      return () => {
        if (!group.viewers.delete(viewer)) return
        viewers--
        if (group.viewers.size === 0 && groups.get(key) === group) groups.delete(key)
      }
    },
    close() {
      unsubscribe()
      clearTimeout(resting)
    },
  }
}

/** Everything that decides which hints a viewer may hear. */
function keyOf({ actor, topics }: Viewer): string {
  const grants = actor.grants.map(({ role, permissions, areaId, responseId, organisationIds, until }) =>
    [role, [...permissions].sort(), areaId, responseId, [...(organisationIds ?? [])].sort(), until?.getTime()].join(
      '|',
    ),
  )
  return `${[...topics].sort().join()} ${grants.sort().join(' ')}`
}

function messageFor(
  { actor, topics }: Group,
  hints: readonly Hint[],
  permissions: ReadonlyMap<string, string>,
): Buffer | undefined {
  const seen = hints.filter((hint) => topics.has(hint.topic) && maySee(actor, hint, permissions.get(hint.topic)))
  if (seen.length === 0) return undefined
  const lines = [...Map.groupBy(seen, ({ topic, responseId }) => `${topic} ${responseId}`).values()].map((some) => {
    const { topic, responseId } = some[0] as Hint
    const precincts = [...new Set(some.map(({ areaId }) => precinctOf(areaId)))]
    return `data: ${JSON.stringify({ topic, ...(responseId ? { responseId } : {}), precincts })}\n\n`
  })
  return Buffer.from(lines.join(''))
}

function maySee(actor: Actor, hint: Hint, permission: string | undefined): boolean {
  if (permission) return mayAct(actor, permission, hint, new Date())
  return actor.grants.some(
    (grant) => isWithin(hint.areaId, grant.areaId) && (!grant.responseId || grant.responseId === hint.responseId),
  )
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += TOLD_AT_ONCE) yield all.slice(at, at + TOLD_AT_ONCE)
}
