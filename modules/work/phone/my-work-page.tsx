import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import type { WorkShown } from '../work-shown.ts'
import { OneWorkPage } from './one-work-page.tsx'
import { texts } from './texts.ts'
import { useMyWork } from './use-my-work.ts'
import { WorkLine } from './work-line.tsx'

/** What I owe and what I am to check, the most urgent first; one of them when the path names it. */
export function MyWorkPage({ rest }: { rest: string }) {
  return rest ? <OneWorkPage workId={rest} /> : <MyWorkList />
}

function MyWorkList() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { answer, online, isDealt, may, error } = useMyWork()
  const empty = answer && answer.owed.length + answer.toCheck.length === 0
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!answer && <NoAnswer may={may} error={error} />}
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {empty && <Empty title={t('none')}>{t('noneHint')}</Empty>}
        {answer && <WorkList heading={t('owed')} works={answer.owed} isDealt={isDealt} />}
        {answer && <WorkList heading={t('toCheck')} works={answer.toCheck} isDealt={isDealt} />}
        {answer && <p className="p-quiet">{t('asOf', { time: time(answer.asOf) })}</p>}
      </main>
    </div>
  )
}

type WorkListProps = { heading: string; works: WorkShown[]; isDealt: (work: WorkShown) => boolean }

function WorkList({ heading, works, isDealt }: WorkListProps) {
  if (works.length === 0) return null
  return (
    <section>
      <h2 className="p-quiet">{heading}</h2>
      <ul className="p-list">
        {works.map((work) => (
          <li key={work.id}>
            <button type="button" className="p-item" onClick={() => go(`/work/${work.id}`)}>
              <span className="p-item-main">
                <WorkLine work={work} dealt={isDealt(work)} />
              </span>
              <span className="p-quiet">›</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
