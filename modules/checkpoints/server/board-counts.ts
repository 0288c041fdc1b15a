import type pg from 'pg'
import { type AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
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
  from: Date
}

const SUMS = `sum(n)::int as passages, sum(people)::int as people, sum(fevers)::int as fevers,
  coalesce(sum(n) filter (where decision = 'turned_back'), 0)::int as "turnedBack",
  coalesce(sum(n) filter (where decision = 'handed_over'), 0)::int as "handedOver"`

/** What each checkpoint counted since a whole hour, by its id. */
export async function countsByCheckpoint(client: pg.ClientBase, since: Since): Promise<Map<string, Counts>> {
  const rows = await counted(client, since, 'checkpoint_id::text')
  return new Map(rows.map(({ key, ...counts }) => [key, counts]))
}

/** What was counted in each hour, by the moment it begins. */
export async function countsByHour(client: pg.ClientBase, since: Since): Promise<Map<number, Counts>> {
  const rows = await counted(client, since, 'extract(epoch from hour)::bigint::text')
  return new Map(rows.map(({ key, ...counts }) => [Number(key) * 1000, counts]))
}

async function counted(client: pg.ClientBase, { responseId, areaId, from }: Since, key: string) {
  const span = areaSpan(areaId)
  const { rows } = await client.query<Counts & { key: string }>(
    `select ${key} as key, ${SUMS} from checkpoints.passage_tally
     where response_id = $1 and hour >= $2 and area_id >= $3 and area_id < $4 group by 1`,
    [responseId, from, span.from, span.to],
  )
  return rows
}

/** When each of these checkpoints last let somebody pass or turned somebody back, by its id. */
export async function lastPassages(client: pg.ClientBase, posts: readonly Post[]): Promise<Map<string, Date>> {
  if (posts.length === 0) return new Map()
  // One look into the index for each: a hundred of these take less time than reading one busy hour.
  const looks = posts.map((_, at) => {
    const [precinct, checkpoint] = [`$${2 * at + 1}::bigint`, `$${2 * at + 2}::uuid`]
    return `(select checkpoint_id as id, made_at as at from checkpoints.passage
      where precinct_id = ${precinct} and checkpoint_id = ${checkpoint} and superseded_at is null order by made_at desc limit 1)`
  })
  const { rows } = await client.query<{ id: string; at: Date }>(
    looks.join(' union all '),
    posts.flatMap((post) => [post.precinctId, post.id]),
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}
