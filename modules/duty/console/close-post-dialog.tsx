import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { OrderFields } from './order-fields.tsx'
import { type EnteredOrder, orderOf } from './order-of.ts'
import type { PostWhole } from './post-row.ts'
import { texts } from './texts.ts'

/** Closes a post, with order and reason. */
export function ClosePostDialog({ post, close }: { post: PostWhole; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.', 'responses.')
  return (
    <CommandDialog<{ reason: string; order: EnteredOrder }>
      title={`${t('closeTitle')}：${post.name}`}
      action="duty.closePost"
      input={({ order, reason }) => ({ postId: post.id, reason, order: orderOf(order) })}
      done={changed}
      close={close}
      submit={t('close')}
      width={760}
    >
      <p>{t('closeHint')}</p>
      <OrderFields />
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </CommandDialog>
  )
}
