import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { type MealShown, meals } from '../meal.ts'
import { MealDetails } from './meal-details.tsx'
import { texts } from './meal-texts.ts'
import { PlanMealDialog } from './plan-meal-dialog.tsx'

interface MealsTabProps {
  input: { responseId: string; areaId?: string }
  posts: { id: string; name: string }[]
  views: ReactNode
}

/** Meals for posts: for how many, who brings them, and whether they came. */
export function MealsTab({ input, posts, views }: MealsTabProps) {
  const t = useTexts(texts)
  const may = useMay()
  const [planning, setPlanning] = useState(false)
  const columns = useMealColumns()
  const plan = may('roster.plan') && (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('plan')}
    </Button>
  )
  return (
    <>
      <DataTable<MealShown>
        key="meals"
        query="duty.meals"
        input={input}
        columns={columns}
        rowId={({ id }) => id}
        live={['meals']}
        actions={
          <>
            {views}
            {plan}
          </>
        }
        filters={[
          { kind: 'day', name: 'day', title: t('day') },
          {
            kind: 'choice',
            name: 'state',
            title: t('state'),
            options: (['due', 'overdue', 'delivered'] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        record={{ title: ({ postName }) => postName, show: (row) => <MealDetails key={row.id} meal={row} /> }}
        empty={
          <Empty title={t('none')} actions={plan}>
            {t('noneHint')}
          </Empty>
        }
      />
      {planning && <PlanMealDialog posts={posts} close={() => setPlanning(false)} />}
    </>
  )
}

function useMealColumns(): DataColumn<MealShown>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'postName', title: t('post'), pinned: true, width: 200 },
    { name: 'meal', title: t('meal'), width: 90, show: ({ meal }) => pick(meals[meal]) },
    {
      name: 'state',
      title: t('state'),
      width: 110,
      show: ({ state }) => (
        <StateTag state={state === 'delivered' ? 'done' : state === 'overdue' ? 'late' : 'waiting'}>
          {t(state)}
        </StateTag>
      ),
    },
    { name: 'dueAt', title: t('dueAt'), width: 130, show: ({ dueAt }) => time(dueAt) },
    { name: 'heads', title: t('heads'), width: 80, align: 'right' },
    {
      name: 'deliveredHeads',
      title: t('deliveredHeads'),
      width: 80,
      align: 'right',
      show: ({ deliveredHeads }) => deliveredHeads ?? '–',
    },
    { name: 'broughtBy', title: t('broughtBy'), width: 180 },
    { name: 'areaName', title: t('area'), width: 110 },
  ]
}
