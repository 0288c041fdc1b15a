import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { copyText } from '../../../platform/browser/copy-text.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { download } from '../../../platform/browser/transfer.ts'
import { recordSums, type ServiceLine, type ServiceRecord } from '../service-record.ts'
import { recordText } from '../service-record-text.ts'
import { sumWords } from '../service-record-words.ts'
import './attendance.css'
import { ObjectionSheet } from './objection-sheet.tsx'
import { ServiceLineItem } from './service-line.tsx'
import { texts } from './service-record-texts.ts'

/** What I did: in all and line by line; to copy, to take along as a document, and to object to where it is wrong. */
export function ServiceRecordPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const { time } = useTimes()
  const { answer, online, error } = useKeptAnswer<ServiceRecord>('myRecord', 'duty.myRecord', {})
  const [line, setLine] = useState<ServiceLine>()
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!answer && error === undefined && <Loading lines={8} />}
        {!answer && error !== undefined && <p className="p-banner p-banner-missing">{problemText(error, language)}</p>}
        {answer && (
          <section className="p-card">
            <h2 className="p-quiet">{answer.name}</h2>
            <dl className="p-counts a-sums">
              {recordSums.map((key) => (
                <div key={key}>
                  <dt>{pick(sumWords[key])}</dt>
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
            <TakeAlong record={answer} online={online} />
            <ul className="p-list">
              {answer.rows.map((row) => (
                <ServiceLineItem key={row.id} row={row} object={() => setLine(row)} />
              ))}
            </ul>
          </>
        )}
      </main>
      <ObjectionSheet line={line} close={() => setLine(undefined)} />
    </div>
  )
}

/** The record as text to paste, and as a Word document. */
function TakeAlong({ record, online }: { record: ServiceRecord; online: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [said, setSaid] = useState<string>()
  const copy = async () => setSaid(t((await copyText(recordText(record, language))) ? 'copied' : 'notCopied'))
  const save = () =>
    download('duty.myRecord', {}, { format: 'docx' }).then(
      (file) => setSaid(t('saved', { file })),
      (thrown: unknown) => setSaid(problemText(thrown, language)),
    )
  return (
    <>
      <div className="p-row">
        <button type="button" className="p-button" onClick={() => void copy()}>
          {t('copy')}
        </button>
        <button type="button" className="p-button" disabled={!online} onClick={() => void save()}>
          {t('word')}
        </button>
      </div>
      {said && (
        <p className="p-banner" role="status">
          {said}
        </p>
      )}
    </>
  )
}
