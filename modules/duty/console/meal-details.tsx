import { Button, Descriptions, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { type MealShown, meals } from '../meal.ts'
import { texts } from './meal-texts.ts'

/** One meal, with confirming what came and taking it off. */
export function MealDetails({ meal }: { meal: MealShown }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const changed = useChanged('duty.', 'figures.')
  const [open, setOpen] = useState<'deliver' | 'cancel'>()
  const close = () => setOpen(undefined)
  const needed = [{ required: true, message: t('needed') }]
  const waits = meal.state !== 'delivered'
  return (
    <>
      <Descriptions
        column={1}
        items={[
          { key: 'meal', label: t('meal'), children: pick(meals[meal.meal]) },
          { key: 'dueAt', label: t('dueAt'), children: time(meal.dueAt) },
          { key: 'heads', label: t('heads'), children: meal.heads },
          { key: 'broughtBy', label: t('broughtBy'), children: meal.broughtBy },
          ...(meal.deliveredAt
            ? [{ key: 'came', label: t('delivered'), children: `${meal.deliveredHeads}　${time(meal.deliveredAt)}` }]
            : []),
        ]}
      />
      {waits && may('attendance.mark') && (
        <Button type="primary" onClick={() => setOpen('deliver')}>
          {t('deliver')}
        </Button>
      )}{' '}
      {waits && may('roster.plan') && <Button onClick={() => setOpen('cancel')}>{t('cancelMeal')}</Button>}
      {open === 'deliver' && (
        <CommandDialog<{ heads: number }>
          title={t('deliver')}
          action="duty.deliverMeal"
          input={({ heads }) => ({ mealId: meal.id, heads })}
          done={changed}
          close={close}
        >
          <Form.Item name="heads" label={t('deliveredHeads')} rules={needed} initialValue={meal.heads}>
            <InputNumber min={0} max={9999} />
          </Form.Item>
        </CommandDialog>
      )}
      {open === 'cancel' && (
        <CommandDialog<{ reason: string }>
          title={t('cancelMeal')}
          action="duty.cancelMeal"
          input={({ reason }) => ({ mealId: meal.id, reason: reason.trim() })}
          done={changed}
          close={close}
        >
          <Form.Item name="reason" label={t('reason')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
        </CommandDialog>
      )}
    </>
  )
}
