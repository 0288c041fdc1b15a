import { useEffect, useState } from 'react'
import { ask, sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { newId } from '../../../platform/shared/ids.ts'
import type { MyShift, SwapOption } from '../my-duty.ts'
import { texts } from './texts.ts'

type SwapSheetProps = { shift: MyShift; open: boolean; close: () => void; done: () => Promise<void> }

/** Whom to swap a shift with, the nearest shifts first: for theirs, or asking them only to stand in. */
export function SwapSheet({ shift, open, close, done }: SwapSheetProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [options, setOptions] = useState<SwapOption[]>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const { assignmentId } = shift
  useEffect(() => {
    if (!open) return
    ask<{ rows: SwapOption[] }>('duty.swapOptions', { assignmentId }).then(
      ({ rows }) => setOptions(rows),
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  }, [open, assignmentId, language])
  const send = (other: SwapOption, forTheirs: boolean) =>
    sendCommand('duty.askSwap', {
      swapId: newId(),
      assignmentId,
      otherMemberId: other.memberId,
      ...(forTheirs && { otherAssignmentId: other.assignmentId }),
      ...(reason.trim().length > 1 && { reason: reason.trim() }),
    }).then(done, (thrown: unknown) => setProblem(problemText(thrown, language)))
  return (
    <Sheet open={open} title={t('swapTitle')} onClose={close}>
      <p className="p-quiet">{t('swapHint')}</p>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <label className="p-field">
        {t('reason')}
        <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </label>
      {!options && !problem && <Loading lines={4} />}
      <ul className="p-list">
        {options?.map((other) => (
          <li key={other.assignmentId} className="p-option">
            <span>
              <b>{other.name}</b>
              <small className="p-quiet">{other.shift}</small>
            </span>
            <span className="p-row">
              <button type="button" className="p-button" onClick={() => void send(other, true)}>
                {t('swapWith')}
              </button>
              <button type="button" className="p-button" onClick={() => void send(other, false)}>
                {t('giveOnly')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
