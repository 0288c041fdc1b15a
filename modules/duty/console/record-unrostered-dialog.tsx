import { DatePicker, Form, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { texts } from './attendance-texts.ts'

type Entered = { memberId: string; postId: string; kind: 'in' | 'out'; at: Dayjs }

interface RecordUnrosteredDialogProps {
  input: { responseId: string; areaId?: string }
  posts: { id: string; name: string }[]
  close: () => void
}

/** Enters that somebody on the duty list came to a post, or left it, without a shift: by the lead's word, a day or two later from paper. */
export function RecordUnrosteredDialog({ input, posts, close }: RecordUnrosteredDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const [markId] = useState(newId)
  const { data } = useAsk<{ rows: { id: string; name: string; number: string | null }[] }>('duty.members', {
    ...{ ...input, limit: 200 },
  })
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('recordUnrostered')}
      action="duty.tickUnrostered"
      input={({ memberId, postId, kind, at }) => ({
        ...{ markId, memberId, postId, kind, at: at.toISOString() },
        // The lead's own watch counts for three days; what is older comes from a list.
        paper: dayjs().diff(at, 'hour') >= 1,
      })}
      done={changed}
      close={close}
    >
      <p className="m-quiet">{t('unrosteredHint')}</p>
      <Form.Item name="memberId" label={t('who')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={data?.rows.map(({ id, name, number }) => ({
            value: id,
            label: number ? `${name}（${number}）` : name,
          }))}
        />
      </Form.Item>
      <Form.Item name="postId" label={t('post')} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('state')} initialValue="in">
        <Radio.Group
          options={[
            { value: 'in', label: t('in') },
            { value: 'out', label: t('out') },
          ]}
        />
      </Form.Item>
      <Form.Item name="at" label={t('at')} rules={needed} initialValue={dayjs()}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  )
}
