import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm, Popover } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { OnShift, ShiftShown } from '../board.ts'
import { Why } from './assignment-reasons.tsx'
import { GapPanel } from './gap-panel.tsx'
import { PrintTaskSheet } from './print-task-sheet.tsx'
import { texts } from './roster-texts.ts'
import { fullSpan } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

/** One shift: its places, who is on them, who could fill what is missing and which rule keeps the others away. */
export function ShiftDetails({ shift, placing }: { shift: ShiftShown; placing: Placing | undefined }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <RecordFields
        fields={[
          [t('post'), `${shift.postName}　${shift.postPlace}`],
          [t('area'), `${shift.precinctName} ${shift.areaName}`],
          [t('shift'), `${shift.day} ${shift.name} ${fullSpan(shift)}`],
        ]}
      />
      <div className="m-notice-actions">
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('taskSheet')}
        </Button>
      </div>
      {printing && <PrintTaskSheet shiftId={shift.id} close={() => setPrinting(false)} />}
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
          {placing && place.taken < place.wanted && <GapPanel shift={shift} role={place.role} placing={placing} />}
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
      <span className="d-place-deeds">
        <Popover trigger="click" title={t('why')} content={<Why assignmentId={person.assignmentId} />}>
          <Button size="small">{t('why')}</Button>
        </Popover>
        {placing && (
          <Button size="small" onClick={() => void placing.pin(person)}>
            {t(person.pinned ? 'unpin' : 'pin')}
          </Button>
        )}
        {placing && (
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
        )}
      </span>
    </li>
  )
}
