import { DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { addDays, localClock, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { type Meal, meals } from '../meal.ts'
import { texts } from './meal-texts.ts'

type Entered = { postId: string; meal: Meal; dueAt: Dayjs; heads: number; broughtBy: string }

/** A night meal after midnight belongs to the evening before. */
function dayOf(meal: Meal, at: Date): string {
  return meal === 'night' && localClock(at) < '06:00' ? addDays(localDay(at), -1) : localDay(at)
}

/** Plans one meal for one post. */
export function PlanMealDialog({ posts, close }: { posts: { id: string; name: string }[]; close: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.', 'figures.')
  const [mealId] = useState(newId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('plan')}
      action="duty.planMeal"
      input={({ postId, meal, dueAt, heads, broughtBy }) => ({
        mealId,
        postId,
        meal,
        heads,
        broughtBy: broughtBy.trim(),
        day: dayOf(meal, dueAt.toDate()),
        dueAt: dueAt.toISOString(),
      })}
      done={changed}
      close={close}
    >
      <Form.Item name="postId" label={t('post')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="meal" label={t('meal')} rules={needed} initialValue="lunch">
        <Select options={Object.entries(meals).map(([value, words]) => ({ value, label: pick(words) }))} />
      </Form.Item>
      <Form.Item name="dueAt" label={t('dueAt')} rules={needed} initialValue={dayjs().add(1, 'day').hour(12).minute(0)}>
        <DatePicker
          showTime={{ format: 'HH:mm', minuteStep: 10 }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="heads" label={t('heads')} rules={needed}>
        <InputNumber min={1} max={9999} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="broughtBy" label={t('broughtBy')} rules={needed} extra={t('broughtByHint')}>
        <Input maxLength={60} />
      </Form.Item>
    </CommandDialog>
  )
}
