import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import { CallsLink } from './calls-card.tsx'
import './duty.css'
import { MyAvailability } from './my-availability.tsx'
import { MySwaps } from './my-swaps.tsx'
import { OpenPlacesPage } from './open-places-page.tsx'
import { RemindersLink } from './reminders-link.tsx'
import { ServiceRecordLink } from './service-record-link.tsx'
import { ShiftLine } from './shift-line.tsx'
import { TaskSheetPage } from './task-sheet-page.tsx'
import { texts } from './texts.ts'
import { useMyDuty } from './use-my-duty.ts'

/** My shifts, my swaps, and the way to a task sheet or to shifts that are free. */
export function MyDutyPage({ rest }: { rest: string }) {
  if (rest === 'open') return <OpenPlacesPage />
  if (rest) return <TaskSheetPage assignmentId={rest} />
  return <MyShifts />
}

function MyShifts() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { duty, online, refresh, may } = useMyDuty()
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!duty && <NoAnswer may={may} />}
        {duty && !online && <p className="p-banner">{t('offline', { time: time(duty.asOf) })}</p>}
        {duty && !duty.memberId && <Empty title={t('noMember')} />}
        {duty?.memberId && (
          <>
            <MySwaps swaps={duty.swaps} done={refresh} />
            {duty.shifts.length === 0 && <Empty title={t('noNext')} />}
            {duty.shifts.length > 0 && (
              <ul className="p-list">
                {duty.shifts.map((shift) => (
                  <li key={shift.assignmentId}>
                    <button type="button" className="p-item" onClick={() => go(`/duty/${shift.assignmentId}`)}>
                      <span className="p-item-main">
                        <ShiftLine shift={shift} />
                      </span>
                      <span className="p-quiet">›</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {duty.responseId && (
              <MyAvailability responseId={duty.responseId} all={duty.availability} online={online} done={refresh} />
            )}
            <div className="p-quiet">
              <p>{t('hours', { past: duty.hours.past7Days, next: duty.hours.next7Days })}</p>
              <p>{t('asOf', { time: time(duty.asOf) })}</p>
            </div>
            <RemindersLink />
            <CallsLink />
            <ServiceRecordLink />
          </>
        )}
      </main>
      {duty?.memberId && (
        <footer className="p-foot">
          <button type="button" className="p-button p-wide" disabled={!online} onClick={() => go('/duty/open')}>
            {t('open')}
          </button>
        </footer>
      )}
    </div>
  )
}
