import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { startOfLocalDay } from '../../../platform/shared/dates.ts'
import type { ShiftShown } from '../board.ts'
import { DutyTable } from './duty-table.tsx'
import './print-roster.css'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'

/** The duty table of a roster on A4 or A3, as it is printed and hung up. */
export function PrintRoster({ roster, close }: { roster: RosterRow; close: () => void }) {
  const t = useTexts(texts)
  const { response } = useResponse()
  const [size, setSize] = useState<'A4' | 'A3'>('A4')
  const span = {
    from: startOfLocalDay(roster.fromDay).toISOString(),
    until: startOfLocalDay(roster.untilDay).toISOString(),
  }
  const { data } = useAsk<{ shifts: ShiftShown[]; asOf: string }>(
    'duty.board',
    { responseId: response?.id, rosterId: roster.id, ...span },
    { when: response !== undefined },
  )
  const turns = useAsk<{ shifts: ShiftShown[] }>(
    'duty.board',
    { responseId: response?.id, areaId: roster.areaId, turns: true, ...span },
    { when: response !== undefined },
  )
  const table = data && turns.data && (
    <DutyTable
      roster={roster}
      responseName={response?.name ?? ''}
      shifts={data.shifts}
      turns={turns.data.shifts.filter(({ draft, rosterId }) => !draft || rosterId === roster.id)}
      asOf={data.asOf}
    />
  )
  return (
    <Modal
      open
      title={t('print')}
      width={1100}
      onCancel={close}
      footer={
        <Button type="primary" disabled={!table} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Segmented<'A4' | 'A3'> value={size} onChange={setSize} options={['A4', 'A3']} />
      <div className="d-sheet-frame">{table ?? <Loading lines={8} />}</div>
      {table &&
        createPortal(
          <div className="d-print-only">
            <style>{`@page { size: ${size} landscape; margin: 15mm 12mm; }`}</style>
            <div className={`d-sheet-${size}`}>{table}</div>
          </div>,
          document.body,
        )}
    </Modal>
  )
}
