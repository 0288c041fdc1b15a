import { DatePicker, Form, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { CallOutShown, OfferShown } from '../call-out.ts'
import { texts } from './call-out-texts.ts'
import { PeopleChoice } from './people-choice.tsx'

type Entered = { wave: number; areaId: string; postId?: string; until: Dayjs; offerIds: string[] }

/** Sends some of those who accepted to an area or post until a date, as a wave. */
export function SendWaveDialog({ call, close }: { call: CallOutShown; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const left = call.count - call.seconded
  const { data } = useAsk<{ rows: OfferShown[] }>('duty.offers', { callOutId: call.id, state: 'accepted', limit: 200 })
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('send')}
      action="duty.secondMembers"
      input={({ wave, areaId, postId, until, offerIds }) => ({
        callOutId: call.id,
        wave,
        areaId,
        ...(postId && { postId }),
        // The end as it was called for is sent as it stands, not as the picker rounds it.
        until: until.isSame(dayjs(call.until), 'minute') ? call.until : until.toISOString(),
        secondments: offerIds.map((offerId) => ({ secondmentId: newId(), offerId })),
      })}
      done={changed}
      close={close}
      submit={t('send')}
      width={560}
    >
      <p className="m-quiet">{t('sendHint', { count: left })}</p>
      <Form.Item name="offerIds" label={t('choosePeople')} rules={needed}>
        <PeopleChoice
          most={left}
          options={(data?.rows ?? []).map(({ id, name, organisationName }) => ({
            value: id,
            label: `${name}（${organisationName}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="wave" label={t('wave')} rules={needed} initialValue={call.lastWave + 1}>
        <InputNumber min={1} max={call.lastWave + 1} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="areaId" label={t('area')} rules={needed} initialValue={call.areaId}>
        <AreaSelect within={call.areaId} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Entered, after: Entered) => before.areaId !== after.areaId}>
        {({ getFieldValue }) => <PostField responseId={call.responseId} areaId={getFieldValue('areaId')} />}
      </Form.Item>
      <Form.Item name="until" label={t('until')} rules={needed} initialValue={dayjs(call.until)}>
        <DatePicker
          showTime={{ format: 'HH:mm', minuteStep: 30 }}
          format="YYYY-MM-DD HH:mm"
          maxDate={dayjs(call.until)}
          style={{ width: '100%' }}
        />
      </Form.Item>
    </CommandDialog>
  )
}

function PostField({ responseId, areaId }: { responseId: string; areaId: string | undefined }) {
  const t = useTexts(texts)
  const { data } = useAsk<{ rows: { id: string; name: string }[] }>(
    'duty.posts',
    { responseId, areaId, limit: 200 },
    { when: Boolean(areaId) },
  )
  return (
    <Form.Item name="postId" label={t('post')}>
      <Select
        allowClear
        placeholder={t('postHint')}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}
