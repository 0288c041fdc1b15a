import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import { attendanceReasons } from '../attendance.ts'
import type { ServiceRecord } from '../service-record.ts'
import './attendance.css'
import { texts } from './service-record-texts.ts'
import { useKeptAnswer } from './use-kept-answer.ts'

/** What I did, for me alone: each duty with its times, and what they add up to. */
export function ServiceRecordPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { answer, error } = useKeptAnswer<ServiceRecord>('myRecord', 'duty.myRecord', {})
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!answer && error === undefined && <Loading lines={8} />}
        {!answer && error !== undefined && <p className="p-banner p-banner-missing">{problemText(error, language)}</p>}
        {answer && (
          <section className="p-card">
            <h2 className="p-quiet">{answer.name}</h2>
            <dl className="p-counts">
              {(['times', 'hours', 'days', 'nights'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd className="p-number">{answer[key]}</dd>
                </div>
              ))}
            </dl>
            <p className="p-quiet">{t('asOf', { time: time(answer.asOf) })}</p>
          </section>
        )}
        {answer?.rows.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
        {answer && answer.rows.length > 0 && (
          <>
            <ul className="p-list">
              {answer.rows.map((row) => (
                <Duty key={row.id} row={row} />
              ))}
            </ul>
            <p className="p-quiet">{t('dispute')}</p>
          </>
        )}
      </main>
    </div>
  )
}

function Duty({ row }: { row: ServiceRecord['rows'][number] }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const clock = (at: string | null) => (at ? localClock(new Date(at)) : '–')
  return (
    <li className="p-item">
      <span className="p-item-main">
        <b>
          {row.day} {clock(row.inAt ?? row.from)}–{clock(row.inAt ? row.outAt : row.until)}
        </b>
        <small>
          {row.postName}　{row.areaName}
        </small>
        {row.reason && <small>{pick(attendanceReasons[row.reason])}</small>}
      </span>
      {row.absent ? <StateTag state="missing">{t('absent')}</StateTag> : t('hoursOf', { hours: row.hours })}
    </li>
  )
}
