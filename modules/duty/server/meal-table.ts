import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { fieldTable } from '../../../platform/server/ledger/field-table.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { mealProblems } from '../meal-problems.ts'

export const mealTable = fieldTable('duty.meal', {
  mutable: ['delivered_at', 'delivered_heads', 'delivered_by', 'superseded_at', 'area_id'],
})

/** Where a meal is due. */
export const placeOfMeal: Action<z.ZodType<{ mealId: string }>>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<{ id: string; area_id: string; response_id: string }>(
    'select id, area_id, response_id from duty.meal where id = any($1::uuid[])',
    [inputs.map(({ mealId }) => mealId)],
  )
  return inputs.map(({ mealId }) => {
    const row = rows.find(({ id }) => id === mealId)
    return row && { areaId: row.area_id, responseId: row.response_id }
  })
}

/** Holds a meal that is still to come. Refuses with notFound, mealGone, mealDelivered. */
export async function holdMeal(client: pg.ClientBase, mealId: string): Promise<void> {
  const { rows } = await client.query<{ deliveredAt: Date | null; supersededAt: Date | null }>(
    `select delivered_at as "deliveredAt", superseded_at as "supersededAt" from duty.meal where id = $1 for update`,
    [mealId],
  )
  const meal = rows[0] ?? refuse(platformProblems.notFound())
  refuseIf(meal.supersededAt ? mealProblems.mealGone() : undefined)
  refuseIf(meal.deliveredAt ? mealProblems.mealDelivered({ at: localStamp(meal.deliveredAt) }) : undefined)
}
