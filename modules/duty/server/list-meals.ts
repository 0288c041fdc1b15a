import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { LocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { type Meal, MealShown, mealStates } from '../meal.ts'

export interface MealTuple {
  id: string
  area_id: AreaId
  post_name: string
  day: string
  meal: Meal
  due_at: Date
  heads: number
  brought_by: string
  state: (typeof mealStates)[number]
  delivered_at: Date | null
  delivered_heads: number
}

const CONDITION = `superseded_at is null and response_id = $1 and ($2::bigint is null or area_id >= $2) and ($3::bigint is null or area_id < $3)
  and ($4::date is null or day = $4) and ($5::text is null or state = $5)`

/** Meals for posts, latest first: for how many, who brings them, whether they came. */
export const listMeals = query({
  name: 'duty.meals',
  permission: 'roster.read',
  input: z.object({
    responseId: Id,
    areaId: AreaId.optional(),
    day: LocalDay.optional(),
    state: z.enum(mealStates).optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ rows: z.array(MealShown), next: z.string().optional(), total: z.number(), asOf: z.string() }),
  async run({ client, now }, { responseId, areaId, day, state, limit, after }) {
    const span = areaId ? areaSpan(areaId) : undefined
    const values = [responseId, span?.from ?? null, span?.to ?? null, day ?? null, state ?? null]
    const counted = await client.query<{ count: number }>(
      `select count(*)::int from duty.meal_due where ${CONDITION}`,
      values,
    )
    const [since, id] = after?.split(' ') ?? []
    const { rows } = await client.query<MealTuple>(
      `select * from duty.meal_due where ${CONDITION} and ($6::timestamptz is null or (due_at, id) < ($6, $7::uuid))
       order by due_at desc, id desc limit ${limit + 1}`,
      [...values, since ?? null, id ?? null],
    )
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const places = await areaNames(
      client,
      shown.map((row) => row.area_id),
    )
    return {
      rows: shown.map((row) => mealShown(row, places.get(row.area_id) ?? '')),
      ...(last ? { next: `${last.due_at.toISOString()} ${last.id}` } : {}),
      total: counted.rows[0]?.count ?? 0,
      asOf: now.toISOString(),
    }
  },
})

export function mealShown(row: MealTuple, areaName: string): MealShown {
  return {
    id: row.id,
    postName: row.post_name,
    areaName,
    day: row.day,
    meal: row.meal,
    dueAt: row.due_at.toISOString(),
    heads: row.heads,
    broughtBy: row.brought_by,
    state: row.state,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    deliveredHeads: row.delivered_at ? row.delivered_heads : null,
  }
}
