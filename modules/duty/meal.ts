import { z } from 'zod'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'

/** The meals there are, in the order of the day. */
export const meals = {
  breakfast: { zh: '早餐', en: 'Breakfast' },
  lunch: { zh: '午餐', en: 'Lunch' },
  dinner: { zh: '晚餐', en: 'Dinner' },
  night: { zh: '夜宵', en: 'Night meal' },
} as const
export type Meal = keyof typeof meals

/** A meal for a post: for how many, when, and which kitchen or body brings it; no private person. */
export const PlanMeal = z.strictObject({
  mealId: Id,
  postId: Id,
  day: LocalDay,
  meal: z.enum(Object.keys(meals) as [Meal, ...Meal[]]),
  dueAt: z.iso.datetime({ offset: true }),
  heads: z.int().min(1).max(9_999),
  broughtBy: z.string().trim().min(2).max(60),
  organisationId: Id.optional(),
})

export const DeliverMeal = z.strictObject({ mealId: Id, heads: z.int().min(0).max(9_999) })

export const CancelMeal = z.strictObject({ mealId: Id, reason: z.string().trim().min(2).max(200) })

export const mealStates = ['due', 'overdue', 'delivered'] as const

export const MealShown = z.object({
  id: Id,
  postName: z.string(),
  areaName: z.string(),
  day: z.string(),
  meal: z.enum(Object.keys(meals) as [Meal, ...Meal[]]),
  dueAt: z.string(),
  heads: z.number(),
  broughtBy: z.string(),
  state: z.enum(mealStates),
  deliveredAt: z.string().nullable(),
  deliveredHeads: z.number().nullable(),
})
export type MealShown = z.infer<typeof MealShown>
