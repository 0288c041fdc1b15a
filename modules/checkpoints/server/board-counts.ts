import type pg from 'pg'
import { areaParts } from '../../../platform/server/figures/question.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { Post } from '../../duty/server/public.ts'

/** Passages, and among them: people in them, turned back, handed over; and fevers found. */
export interface Counts {
  passages: number
  people: number
  turnedBack: number
  handedOver: number
  fevers: number
}

export const noCounts: Counts = { passages: 0, people: 0, turnedBack: 0, handedOver: 0, fevers: 0 }

export function plus(a: Counts, b: Counts): Counts {
  return {
    passages: a.passages + b.passages,
    people: a.people + b.people,
    turnedBack: a.turnedBack + b.turnedBack,
    handedOver: a.handedOver + b.handedOver,
    fevers: a.fevers + b.fevers,
  }
}

interface Since {
  responseId: string
  areaId: AreaId
  /** Areas to which the asker is bound. */
  within: readonly AreaId[]
  from: Date
}

const SUMS = `sum(n)::int as passages, sum(people)::int as people, sum(fevers)::int as fevers,
  sum(turned_back)::int as "turnedBack", sum(handed_over)::int as "handedOver"`

/** What was counted since a whole hour, by the id of the checkpoint and by the moment at which an hour begins. */
export async function countsSince(client: pg.ClientBase, { responseId, areaId, within, from }: Since) {
  const values: unknown[] = [responseId, from]
  const areas = areaParts({ areaId, within }, (value) => `$${values.push(value)}`)
  // The sums are read once: a day of a county is thousands of them.
  const { rows } = await client.query<Counts & { checkpoint: string | null; hour: string | null }>(
    `with sums as materialized (
       select checkpoint_id, hour, sum(n) as n, sum(people) as people, sum(fevers) as fevers,
         coalesce(sum(n) filter (where decision = 'turned_back'), 0) as turned_back,
         coalesce(sum(n) filter (where decision = 'handed_over'), 0) as handed_over
       from checkpoints.passage_tally where response_id = $1 and hour >= $2 and ${areas.join(' and ')} group by 1, 2
     )
     select checkpoint_id::text as checkpoint, null as hour, ${SUMS} from sums group by 1
     union all select null, extract(epoch from hour)::bigint::text, ${SUMS} from sums group by hour`,
    values,
  )
  const byCheckpoint = new Map<string, Counts>()
  const byHour = new Map<number, Counts>()
  for (const { checkpoint, hour, ...counts } of rows) {
    if (checkpoint) byCheckpoint.set(checkpoint, counts)
    else byHour.set(Number(hour) * 1000, counts)
  }
  return { byCheckpoint, byHour }
}

/** When each of these checkpoints last let somebody pass or turned somebody back, by its id. */
export async function lastPassages(client: pg.ClientBase, posts: readonly Post[]): Promise<Map<string, Date>> {
  const { rows } = await client.query<{ id: string; at: Date }>({
    name: 'last-passages',
    text: 'select post_id as id, at from checkpoints.last_passages($1, $2)',
    values: [posts.map((post) => post.precinctId), posts.map((post) => post.id)],
  })
  return new Map(rows.map(({ id, at }) => [id, at]))
}
