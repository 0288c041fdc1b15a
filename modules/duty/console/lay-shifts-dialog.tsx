import { Checkbox, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { type PatternName, patternNames, patterns } from '../shift-patterns.ts'
import type { PostRow } from './post-row.ts'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'

type Entered = {
  name: string
  areaId: string
  postIds?: string[]
  days: [Dayjs, Dayjs]
  pattern: 'playbook' | PatternName
  onDays: 'all' | 'workdays' | 'restDays'
  signUpFrom?: Dayjs
  selfApprove?: boolean
  turns?: string[]
}

type LayShiftsDialogProps = {
  responseId: string
  areaId: string
  /** A draft that gets more shifts; left out: a new roster. */
  roster: RosterRow | undefined
  done: (rosterId: string) => void
  close: () => void
}

/** Lays a month out in one go: which posts, which days, how the day is cut. */
export function LayShiftsDialog({ responseId, areaId: start, roster, done, close }: LayShiftsDialogProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const [rosterId] = useState(() => roster?.id ?? newId())
  const [areaId, setArea] = useState(roster?.areaId ?? start)
  const { data } = useAsk<{ rows: PostRow[] }>('duty.posts', { responseId, areaId, limit: 200 }, { keepLast: true })
  const posts = data?.rows ?? []
  const needed = [{ required: true, message: t('needed') }]
  const first = roster ? dayjs(roster.fromDay) : dayjs().add(1, 'day')
  const last = roster ? dayjs(roster.untilDay).subtract(1, 'day') : first.add(29, 'day')
  return (
    <CommandDialog<Entered>
      title={t('lay')}
      action="duty.layShifts"
      width={560}
      input={({ name, postIds, days: [from, until], pattern, onDays, signUpFrom, selfApprove, turns }) => ({
        ...{ rosterId, responseId, areaId, name, pattern, days: onDays },
        fromDay: from.format('YYYY-MM-DD'),
        untilDay: until.add(1, 'day').format('YYYY-MM-DD'),
        postIds: postIds?.length ? postIds : posts.map(({ id }) => id),
        ...(signUpFrom && { signUpFrom: signUpFrom.toISOString() }),
        ...(selfApprove && { selfApproveSwaps: true }),
        ...(pattern === 'leaders' && turns?.length && { turns }),
      })}
      done={() => done(rosterId)}
      close={close}
      submit={t('lay')}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={needed}
        initialValue={roster?.name ?? `${first.format('M月')}值班表`}
      >
        <Input maxLength={40} disabled={roster !== undefined} />
      </Form.Item>
      {!roster && (
        <Form.Item label={t('area')}>
          <AreaSelect value={areaId} onChange={(chosen) => setArea(chosen ?? start)} />
        </Form.Item>
      )}
      <Form.Item name="postIds" label={t('posts')} extra={t('postsHint')}>
        <Select
          mode="multiple"
          maxTagCount={3}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('days')} rules={needed} initialValue={[first, last]}>
        <DatePicker.RangePicker allowClear={false} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="pattern" label={t('pattern')} rules={needed} initialValue="playbook">
        <Select
          options={[
            { value: 'playbook', label: t('playbook') },
            ...patternNames.map((name) => ({ value: name, label: pick(patterns[name].name) })),
          ]}
        />
      </Form.Item>
      <LeadersInOrder responseId={responseId} areaId={areaId} />
      <Form.Item name="onDays" label={t('onDays')} initialValue="all">
        <Select options={(['all', 'workdays', 'restDays'] as const).map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="signUpFrom" label={t('signUp')} extra={t('signUpHint')}>
        <DatePicker
          showTime={{ format: 'HH:mm', minuteStep: 30 }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="selfApprove" valuePropName="checked">
        <Checkbox>{t('selfApprove')}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}

/** For turns of leaders: who takes them, in the order in which they are chosen. */
function LeadersInOrder({ responseId, areaId }: { responseId: string; areaId: string }) {
  const t = useTexts(texts)
  const pattern = Form.useWatch('pattern', Form.useFormInstance<Entered>())
  const when = pattern === 'leaders'
  const { data } = useAsk<{ rows: { id: string; name: string; grade: string | null }[] }>(
    'duty.members',
    { responseId, areaId, limit: 200 },
    { when },
  )
  if (!when) return null
  return (
    <Form.Item name="turns" label={t('turns')} extra={t('turnsHint')}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={data?.rows.map(({ id, name, grade }) => ({ value: id, label: grade ? `${name}（${grade}）` : name }))}
      />
    </Form.Item>
  )
}
