import { type ReactNode, useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { back } from '../../../platform/browser/phone/router.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { localClock, localDay, localStamp } from '../../../platform/shared/dates.ts'
import type { MyShift } from '../my-duty.ts'
import './duty.css'
import { SwapSheet } from './swap-sheet.tsx'
import { texts } from './texts.ts'
import { useMyDuty } from './use-my-duty.ts'

/** What a shift asks of me: when, where, what to do, who is with me, whom I relieve; readable without a network. */
export function TaskSheetPage({ assignmentId }: { assignmentId: string }) {
  const t = useTexts(texts)
  const { duty, online, refresh } = useMyDuty()
  const [open, setOpen] = useState<'swap' | 'off'>()
  const shift = duty?.shifts.find((one) => one.assignmentId === assignmentId)
  const leave = async () => {
    await refresh()
    back()
  }
  return (
    <div className="p-app">
      <PageBar title={t('task')} />
      <main className="p-page">{shift ? <TaskSheet shift={shift} /> : duty && <Empty title={t('noNext')} />}</main>
      {shift && (
        <footer className="p-foot p-row">
          {shift.source === 'signUp' && (
            <button type="button" className="p-button" disabled={!online} onClick={() => setOpen('off')}>
              {t('signOff')}
            </button>
          )}
          <button type="button" className="p-button" disabled={!online} onClick={() => setOpen('swap')}>
            {t('swap')}
          </button>
        </footer>
      )}
      {shift && <SwapSheet shift={shift} open={open === 'swap'} close={() => setOpen(undefined)} done={leave} />}
      {shift && <SignOffSheet shift={shift} open={open === 'off'} close={() => setOpen(undefined)} done={leave} />}
    </div>
  )
}

function TaskSheet({ shift }: { shift: MyShift }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const names = (some: string[]) => some.join('、') || t('nobody')
  const withMe = shift.withMe.map(({ name, roleName }) => `${name}（${pick(roleName)}）`)
  const lines: [string, ReactNode][] = [
    [t('when'), <b key="when">{`${time(shift.from)}–${endOf(shift)}　${shift.shiftName}`}</b>],
    [t('where'), `${shift.postName}，${shift.postPlace}（${shift.precinctName} ${shift.areaName}）`],
    [t('role'), pick(shift.roleName)],
    ...(shift.duties ? ([[t('duties'), pick(shift.duties)]] as [string, ReactNode][]) : []),
    [t('withMe'), withMe.length > 0 ? withMe.join('、') : t('alone')],
    [t('before'), names(shift.before)],
    [t('after'), names(shift.after)],
  ]
  return (
    <section className="p-card">
      <dl className="p-task">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The clock where it ends on the same day or at midnight, else the day too. */
function endOf({ from, until }: MyShift): string {
  const end = localClock(new Date(until))
  if (end === '00:00') return '24:00'
  return localDay(new Date(from)) === localDay(new Date(until)) ? end : localStamp(new Date(until)).slice(5)
}

type SheetProps = { shift: MyShift; open: boolean; close: () => void; done: () => Promise<void> }

function SignOffSheet({ shift, open, close, done }: SheetProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const send = () =>
    sendCommand('duty.signOff', { assignmentId: shift.assignmentId, reason: reason.trim() }).then(
      done,
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  return (
    <Sheet open={open} title={t('signOff')} onClose={close}>
      {problem && <p className="p-banner p-banner-missing">{problem}</p>}
      <label className="p-field">
        {t('signOffAsk')}
        <input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </label>
      <button
        type="button"
        className="p-button p-button-main p-wide"
        disabled={reason.trim().length < 2}
        onClick={() => void send()}
      >
        {t('confirm')}
      </button>
    </Sheet>
  )
}
