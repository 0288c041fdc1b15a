import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Reviewed = { id: string; userName: string; reason: string }
type Entered = { verdict: 'justified' | 'unjustified'; note: string }

export function ReviewDialog({ row, close }: { row: Reviewed; close: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const refresh = useRefresh('access.breakGlasses')
  const review = useCommand('access.reviewBreakGlass')
  const onFinish = ({ verdict, note }: Entered) =>
    review.mutate(
      { breakGlassId: row.id, verdict, note: note.trim() },
      {
        onSuccess: () => {
          refresh()
          close()
        },
      },
    )
  return (
    <Modal open title={`${t('review')} · ${row.userName}`} footer={null} onCancel={close} width={440}>
      <Form<Entered> layout="vertical" requiredMark={false} onFinish={onFinish}>
        {review.isError && <Alert type="error" showIcon title={problemText(review.error, language)} />}
        <p>{row.reason}</p>
        <Form.Item name="verdict" rules={[{ required: true, message: t('needed') }]}>
          <Radio.Group>
            <Radio value="justified">{t('justified')}</Radio>
            <Radio value="unjustified">{t('unjustified')}</Radio>
          </Radio.Group>
        </Form.Item>
        <Form.Item name="note" label={t('note')} rules={[{ required: true, min: 2, message: t('needed') }]}>
          <Input maxLength={300} />
        </Form.Item>
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit" loading={review.isPending}>
            {t('confirm')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Modal>
  )
}
