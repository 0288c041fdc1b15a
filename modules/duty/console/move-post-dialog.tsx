import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { OrderFields } from './order-fields.tsx'
import { type EnteredOrder, orderOf } from './order-of.ts'
import type { PostWhole } from './post-row.ts'
import { texts } from './texts.ts'

type Entered = { areaId: string; place: string; reason: string; order: EnteredOrder }

/** Moves a post, with the order behind it. */
export function MovePostDialog({ post, close }: { post: PostWhole; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const needed = [{ required: true, whitespace: true, min: 2, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={`${t('moveTitle')}：${post.name}`}
      action="duty.movePost"
      input={({ order, ...entered }) => ({ postId: post.id, ...entered, order: orderOf(order) })}
      seen={post.place}
      done={changed}
      close={close}
      submit={t('move')}
      width={760}
    >
      <Form.Item name="areaId" label={t('area')} rules={needed} initialValue={post.areaId}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="place" label={t('place')} rules={needed} initialValue={post.place}>
        <Input maxLength={120} />
      </Form.Item>
      <OrderFields />
      <Form.Item name="reason" label={t('reason')} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
    </CommandDialog>
  )
}
