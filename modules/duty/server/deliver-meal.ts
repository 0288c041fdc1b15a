import { action, happened } from '../../../platform/server/action.ts'
import { DeliverMeal } from '../meal.ts'
import { holdMeal, mealTable, placeOfMeal } from './meal-table.ts'

/** A lead of the post confirms that a meal came, and for how many. Refuses with mealGone, mealDelivered. */
export const deliverMeal = action({
  name: 'duty.deliverMeal',
  permission: 'attendance.mark',
  input: DeliverMeal,
  place: placeOfMeal,
  async run({ client, actor, madeAt }, { mealId, heads }) {
    await holdMeal(client, mealId)
    await client.query(
      `update ${mealTable.name} set delivered_at = $2, delivered_heads = $3, delivered_by = $4 where id = $1`,
      [mealId, madeAt, heads, actor.userId],
    )
    return happened('meal.delivered', { mealId, heads }, { topics: ['meals', 'figures'], result: { mealId } })
  },
})
