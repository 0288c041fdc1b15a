import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { nameOfSkill } from '../skills.ts'
import type { VolunteerShown } from '../volunteer.ts'
import { texts } from './bring-in-texts.ts'
import { useBodies } from './use-bodies.ts'

type VolunteerDetailsProps = { volunteer: VolunteerShown; responseId: string }

/** One volunteer: what they said, and the verdict. */
export function VolunteerDetails({ volunteer, responseId }: VolunteerDetailsProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const [open, setOpen] = useState<'accept' | 'decline'>()
  const close = () => setOpen(undefined)
  const { fromDay, untilDay, skills, sameMobile, state, why } = volunteer
  return (
    <>
      {sameMobile > 0 && <StateTag state="late">{t('sameHint', { count: sameMobile })}</StateTag>}
      <RecordFields
        fields={[
          [t('mobile'), volunteer.mobile],
          [t('area'), volunteer.areaName],
          [t('skill'), skills.map((one) => pick(nameOfSkill(one))).join('、') || '–'],
          [t('days'), fromDay || untilDay ? `${fromDay ?? ''} – ${untilDay ?? ''}` : '–'],
          [t('note'), volunteer.note || '–'],
          [t('via'), volunteer.linkName],
          [t('signedUpAt'), time(volunteer.signedUpAt)],
          [t('state'), t(state)],
          ...(why ? [[t('reason'), why] satisfies [string, string]] : []),
        ]}
      />
      {state === 'waiting' && (
        <div className="m-notice-actions">
          <Button type="primary" onClick={() => setOpen('accept')}>
            {t('accept')}
          </Button>
          <Button onClick={() => setOpen('decline')}>{t('decline')}</Button>
        </div>
      )}
      {open === 'accept' && <AcceptDialog volunteer={volunteer} responseId={responseId} close={close} />}
      {open === 'decline' && <DeclineDialog volunteer={volunteer} close={close} />}
    </>
  )
}

function AcceptDialog({ volunteer, responseId, close }: VolunteerDetailsProps & { close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const bodies = useBodies(responseId)
  const [memberId] = useState(newId)
  const choice = (
    <Select allowClear placeholder={t('optional')} showSearch={{ optionFilterProp: 'label' }} options={bodies} />
  )
  return (
    <CommandDialog<{ organisationId?: string; communityId?: string }>
      title={`${t('accept')}：${volunteer.name}`}
      action="duty.vetVolunteer"
      input={({ organisationId, communityId }) => ({
        ...{ accept: true, volunteerId: volunteer.id, memberId },
        ...(organisationId && { organisationId }),
        ...(communityId && { communityId }),
      })}
      done={changed}
      close={close}
      submit={t('accept')}
    >
      <p className="m-quiet">{t('acceptHint')}</p>
      <Form.Item name="organisationId" label={t('body')}>
        {choice}
      </Form.Item>
      <Form.Item name="communityId" label={t('community')} extra={t('communityHint')}>
        {choice}
      </Form.Item>
    </CommandDialog>
  )
}

function DeclineDialog({ volunteer, close }: { volunteer: VolunteerShown; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  return (
    <CommandDialog<{ reason: string }>
      title={`${t('decline')}：${volunteer.name}`}
      action="duty.vetVolunteer"
      input={({ reason }) => ({ accept: false, volunteerId: volunteer.id, reason: reason.trim() })}
      done={changed}
      close={close}
      submit={t('decline')}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('declineHint')}
        rules={[{ required: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
