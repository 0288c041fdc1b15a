import { Alert, App, Button, DatePicker, Form, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { RosterRow } from './roster-row.ts'
import { texts } from './standby-texts.ts'

type Entered = { rosterId: string; memberIds: string[]; span: [Dayjs, Dayjs] }
type StandbyDialogProps = { rosters: RosterRow[]; roster: RosterRow | undefined; close: () => void }

/** Puts people on stand-by for the area of a roster, from when until when. */
export function StandbyDialog({ rosters, roster, close }: StandbyDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const changed = useChanged('duty.')
  const [rosterId, setRosterId] = useState(roster?.state === 'frozen' ? rosters[0]?.id : (roster?.id ?? rosters[0]?.id))
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)
  const { data } = useAsk<{ rows: { memberId: string; name: string; hours: number }[] }>(
    'duty.loads',
    { rosterId },
    { when: rosterId !== undefined },
  )
  const people = (data?.rows ?? []).toSorted((a, b) => a.hours - b.hours)
  const needed = [{ required: true, message: t('needed') }]
  const put = async ({ memberIds, span: [from, until] }: Entered) => {
    setSending(true)
    let count = 0
    try {
      for (const memberId of memberIds) {
        const span = { from: from.toISOString(), until: until.toISOString() }
        await sendCommand('duty.putOnStandby', { standbyId: newId(), rosterId, memberId, ...span })
        count++
      }
      close()
    } catch (thrown) {
      setProblem(problemText(thrown, language))
    }
    setSending(false)
    changed()
    if (count > 0) message.success(t('done', { count }))
  }
  return (
    <Modal open title={t('put')} footer={null} width={480} mask={{ closable: false }} onCancel={close}>
      <Form<Entered> layout="vertical" requiredMark={false} onFinish={(entered) => void put(entered)}>
        {problem && <Alert type="error" showIcon title={problem} />}
        <Form.Item label={t('roster')}>
          <Select
            aria-label={t('roster')}
            value={rosterId}
            onChange={setRosterId}
            options={rosters.map(({ id, name, areaName }) => ({ value: id, label: `${name}（${areaName}）` }))}
          />
        </Form.Item>
        <Form.Item name="memberIds" label={t('who')} rules={needed} extra={t('whoHint')}>
          <Select
            mode="multiple"
            maxTagCount={6}
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map(({ memberId, name, hours }) => ({
              value: memberId,
              label: t('hours', { name, hours }),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="span"
          label={t('span')}
          rules={needed}
          initialValue={[dayjs().startOf('hour'), dayjs().startOf('hour').add(12, 'hour')]}
        >
          <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={sending}>
          {t('put')}
        </Button>
      </Form>
    </Modal>
  )
}
