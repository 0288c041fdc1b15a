import { Button, Modal } from 'antd'
import { createPortal } from 'react-dom'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { TaskSheet } from '../board.ts'
import './print-roster.css'
import { texts } from './roster-texts.ts'
import { TaskSheetPaper } from './task-sheet-paper.tsx'

/** The written task sheet of a shift, as it is handed to whoever has no phone: A4, in Chinese whatever the desk's language. */
export function PrintTaskSheet({ shiftId, close }: { shiftId: string; close: () => void }) {
  const t = useTexts(texts)
  const { response } = useResponse()
  const { data, error } = useAsk<TaskSheet & { asOf: string }>('duty.taskSheet', { shiftId })
  const paper = data && <TaskSheetPaper sheet={data} responseName={response?.name ?? ''} />
  return (
    <Modal
      open
      title={t('taskSheet')}
      width={760}
      onCancel={close}
      footer={
        <Button type="primary" disabled={!paper} onClick={() => window.print()}>
          {t('taskSheet')}
        </Button>
      }
    >
      {error && !data && <Failed error={error} />}
      <div className="d-sheet-frame">{paper ?? <Loading lines={8} />}</div>
      {paper &&
        createPortal(
          <div className="d-print-only">
            <style>{'@page { size: A4 portrait; margin: 20mm 18mm; }'}</style>
            {paper}
          </div>,
          document.body,
        )}
    </Modal>
  )
}
