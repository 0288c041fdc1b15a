import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import type { MyHandover } from '../handover.ts'
import './handover.css'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import { HandoverForm } from './handover-form.tsx'
import { texts } from './handover-texts.ts'
import { TakeOver } from './take-over.tsx'
import { Written } from './written-handover.tsx'

/** Taking over from the shift before and handing over to the next, each under one's signature; both are kept when there is no network. */
export function HandoverPage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { outbox } = useField()
  const { answer, online, error } = useKeptAnswer<MyHandover>(`handover/${rest}`, 'duty.myHandover', { shiftId: rest })
  const signedHere = outbox?.some(
    ({ action, input, state }) =>
      action === 'duty.signHandover' &&
      state !== 'refused' &&
      state !== 'discarded' &&
      (input as { shiftId: string }).shiftId === rest,
  )
  return (
    <div className="p-app">
      <PageBar title={answer ? `${t('title')} ${answer.postName}` : t('title')} />
      {!answer && (
        <main className="p-page">
          {error === undefined && online && <Loading lines={8} />}
          {(error !== undefined || !online) && (
            <p className="p-banner p-banner-missing">{error ? problemText(error, language) : t('notMine')}</p>
          )}
        </main>
      )}
      {answer && (
        <main className="p-page">
          {!online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
          <TakeOver handover={answer} />
          {answer.written && (
            <section className="p-card h-part">
              <h2>{t('mine')}</h2>
              <Written one={answer.written} />
            </section>
          )}
          {!answer.written && signedHere && (
            <p className="p-banner p-banner-done" role="status">
              {t('signed')}
            </p>
          )}
          {!answer.written && !signedHere && <HandoverForm handover={answer} />}
        </main>
      )}
    </div>
  )
}
