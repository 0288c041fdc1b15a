import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { mealProblems } from '../meal-problems.ts'
import { cancelMeal } from './cancel-meal.ts'
import { deliverMeal } from './deliver-meal.ts'
import { listMeals } from './list-meals.ts'
import { mealFigures } from './meal-figures.ts'
import { planMeal } from './plan-meal.ts'
import { showPostMeals } from './show-post-meals.ts'

/** Meals for those who serve. */
export const mealRoutes = {
  actions: [planMeal, deliverMeal, cancelMeal],
  queries: [listMeals, showPostMeals],
  figures: mealFigures,
  constraints: {
    meal_once: () => mealProblems.mealPlanned(),
    meal_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
