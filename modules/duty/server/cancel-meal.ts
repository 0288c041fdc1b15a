import { action, happened } from '../../../platform/server/action.ts'
import { CancelMeal } from '../meal.ts'
import { holdMeal, mealTable, placeOfMeal } from './meal-table.ts'

/** Takes a meal off that is not to come; planning it anew is another meal. Refuses with mealGone, mealDelivered. */
export const cancelMeal = action({
  name: 'duty.cancelMeal',
  permission: 'roster.plan',
  input: CancelMeal,
  place: placeOfMeal,
  async run({ client, now }, { mealId, reason }) {
    await holdMeal(client, mealId)
    await client.query(`update ${mealTable.name} set superseded_at = $2 where id = $1`, [mealId, now])
    return happened('meal.cancelled', { mealId, reason }, { topics: ['meals', 'figures'], result: { mealId } })
  },
})
