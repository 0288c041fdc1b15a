import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { SESSION_KEY } from '../../../platform/browser/session.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { longestGlassMinutes } from '../glass.ts'
import { AreaField, areaIdOf } from './area-field.tsx'
import { texts } from './texts.ts'

type Entered = { area: string; minutes: number; reason: string }

/** The emergency way to personal data: says beforehand that somebody is told and that it is reviewed. */
export default function BreakGlassPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const client = useQueryClient()
  const [breakGlassId, setId] = useState(newId)
  const open = useCommand<object, { until: string }>('access.breakGlass')
  const onFinish = ({ area, minutes, reason }: Entered) =>
    open.mutate(
      { breakGlassId, areaId: areaIdOf(area), minutes, reason: reason.trim() },
      {
        onSuccess: () => {
          setId(newId())
          void client.invalidateQueries({ queryKey: SESSION_KEY })
        },
      },
    )
  return (
    <Form<Entered>
      layout="vertical"
      requiredMark={false}
      onFinish={onFinish}
      initialValues={{ minutes: 30 }}
      style={{ maxWidth: 520 }}
    >
      <Alert type="warning" showIcon title={t('glassIntro')} style={{ marginBottom: 16 }} />
      {open.isError && <Alert type="error" showIcon title={problemText(open.error, language)} />}
      {open.data && <Alert type="success" showIcon title={t('glassOpen', { until: time(open.data.until) })} />}
      <AreaField />
      <Form.Item name="minutes" label={t('minutes')} rules={[{ required: true, message: t('needed') }]}>
        <InputNumber min={5} max={longestGlassMinutes} precision={0} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonRule')}
        rules={[{ required: true, min: 6, message: t('reasonRule') }]}
      >
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={open.isPending}>
        {t('breakGlass')}
      </Button>
    </Form>
  )
}
