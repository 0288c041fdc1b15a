import { Button, Input, Popconfirm, Popover } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { OnShift, ShiftShown } from '../board.ts'
import { Why } from './assignment-reasons.tsx'
import { texts } from './roster-texts.ts'
import { clockText } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

/** One shift: its places, who is on them, who could fill what is missing and which rule keeps the others away. */
export function ShiftDetails({ shift, placing }: { shift: ShiftShown; placing: Placing | undefined }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  return (
    <>
      <RecordFields
        fields={[
          [t('post'), `${shift.postName}　${shift.postPlace}`],
          [t('area'), `${shift.precinctName} ${shift.areaName}`],
          [t('shift'), `${shift.day} ${shift.name} ${clockText(shift)}`],
        ]}
      />
      {shift.places.map((place) => (
        <section key={place.role} className="d-place">
          <h3>
            {pick(place.roleName)}
            {place.skillName && <small>{pick(place.skillName)}</small>}
            <span className="m-quiet">
              {place.taken} / {place.wanted}
            </span>
          </h3>
          <ul className="d-place-people">
            {shift.people
              .filter(({ role }) => role === place.role)
              .map((person) => (
                <PersonLine key={person.assignmentId} person={person} placing={placing} />
              ))}
          </ul>
          {placing && place.taken < place.wanted && <Candidates shift={shift} role={place.role} placing={placing} />}
        </section>
      ))}
    </>
  )
}

function PersonLine({ person, placing }: { person: OnShift; placing: Placing | undefined }) {
  const t = useTexts(texts)
  const [reason, setReason] = useState('')
  return (
    <li>
      <span>
        {person.name}
        <small>{t(`source_${person.source as 'hand'}`)}</small>
        {person.changed && <StateTag state="late">{t('changed')}</StateTag>}
        {person.setAside && <small>{t('setAsideBy', { why: person.setAside })}</small>}
      </span>
      {placing && (
        <span className="d-place-deeds">
          <Popover trigger="click" title={t('why')} content={<Why assignmentId={person.assignmentId} />}>
            <Button size="small">{t('why')}</Button>
          </Popover>
          <Button size="small" onClick={() => void placing.pin(person)}>
            {t(person.pinned ? 'unpin' : 'pin')}
          </Button>
          <Popconfirm
            title={t('whyUnassign')}
            description={<Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}
            okText={t('unassign')}
            cancelText={t('cancel')}
            okButtonProps={{ disabled: reason.trim().length < 2 }}
            onConfirm={() => void placing.unassign(person, reason.trim())}
          >
            <Button size="small">{t('unassign')}</Button>
          </Popconfirm>
        </span>
      )}
    </li>
  )
}

type Cover = {
  rows: { memberId: string; name: string; standby: boolean; near: boolean; hoursThisWeek: number }[]
  total: number
  away: { rule: string; count: number }[]
  cheapest?: { rule: string; count: number }
}

function Candidates({ shift, role, placing }: { shift: ShiftShown; role: string; placing: Placing }) {
  const t = useTexts(texts)
  const { data, error } = useAsk<Cover>('duty.whoCouldCover', { shiftId: shift.id, role }, { live: ['shifts'] })
  const ruleName = (rule: string) => t(`rule_${rule as 'rest'}`)
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  return (
    <div className="d-cover">
      <h4>{t('candidates', { count: data.total })}</h4>
      {data.rows.length === 0 && <p className="m-quiet">{t('noCandidates')}</p>}
      <ul className="d-place-people">
        {data.rows.map((one) => (
          <li key={one.memberId}>
            <span>
              {one.name}
              {one.standby && <StateTag state="waiting">{t('standby')}</StateTag>}
              <small>
                {one.near && `${t('near')}　`}
                {t('weekHours', { hours: one.hoursThisWeek })}
              </small>
            </span>
            <Button size="small" type="primary" ghost onClick={() => void placing.assign(shift, role, one.memberId)}>
              {t('assign')}
            </Button>
          </li>
        ))}
      </ul>
      {data.away.length > 0 && (
        <p className="m-quiet">
          {t('away', { list: data.away.map(({ rule, count }) => `${ruleName(rule)} ${count}`).join('，') })}
        </p>
      )}
      {data.cheapest && data.total === 0 && (
        <p className="m-quiet">{t('cheapest', { rule: ruleName(data.cheapest.rule), count: data.cheapest.count })}</p>
      )}
    </div>
  )
}
