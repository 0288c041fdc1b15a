import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { type Meal, meals } from '../meal.ts'

const source: FigureSource = {
  table: 'duty.meal_due',
  permission: 'roster.read',
  date: 'due_at',
  dimensions: ['post_id', 'kind', 'meal', 'brought_by', 'state'],
  words: { meal: meals },
  columns: [
    { key: 'post', label: { zh: '岗位', en: 'Post' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'meal', label: { zh: '餐次', en: 'Meal' } },
    { key: 'due', label: { zh: '送餐时间', en: 'Due' } },
    { key: 'heads', label: { zh: '送到/应送', en: 'Came/due' } },
    { key: 'by', label: { zh: '送餐方', en: 'Brought by' } },
  ],
  async describe({ client, actor }, rows) {
    const names = await areaNames(
      client,
      rows.map((row) => String(row.area_id)),
    )
    return rows.map((row) => ({
      id: row.id,
      post: row.post_name,
      area: names.get(String(row.area_id)) ?? '',
      meal: meals[row.meal as Meal][actor.language],
      due: localStamp(row.due_at as Date),
      heads: `${row.delivered_heads}/${row.heads}`,
      by: row.brought_by,
    }))
  },
}

const unit = { zh: '份', en: 'meals' }

function counted(name: string, where: string, sum: string, words: Pick<Figure, 'label' | 'meaning'>): Figure {
  return figure({ name: `duty.${name}`, source, where, count: { sum }, unit, ...words })
}

export const mealFigures = [
  counted('mealsDue', 'true', 'heads', {
    label: { zh: '应送餐数', en: 'Meals due' },
    meaning: { zh: '各岗位安排的用餐人数之和', en: 'the heads for which meals of posts are planned' },
  }),
  counted('mealsDelivered', 'delivered_at is not null', 'delivered_heads', {
    label: { zh: '已送餐数', en: 'Meals delivered' },
    meaning: { zh: '岗位负责人确认送到的份数之和', en: 'meals that leads of posts confirmed' },
  }),
  counted('mealsOverdue', "state = 'overdue'", 'heads', {
    label: { zh: '未送到餐数', en: 'Meals overdue' },
    meaning: { zh: '过了送餐时间30分钟仍未确认送到的', en: 'half an hour past their time and not confirmed' },
  }),
]
