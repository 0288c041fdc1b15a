import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import type { PlannedVisitShown } from '../inspections-shown.ts'
import './inspect.css'
import { RecordVisitPage } from './record-visit-page.tsx'
import { SurprisePage } from './surprise-page.tsx'
import { texts } from './texts.ts'
import { useInspectionField } from './use-inspection-field.ts'

/** The visits to make; one of them, or a surprise, when the path says so. */
export function InspectPage({ rest }: { rest: string }) {
  const { answer } = useInspectionField()
  if (rest === 'surprise') return <SurprisePage />
  const visit = answer?.visits.find(({ id }) => id === rest)
  const checklist = answer?.checklists.find(({ id }) => id === visit?.checklistId)
  if (visit && checklist && answer?.responseId) {
    const where = { plannedVisitId: visit.id, organisationId: visit.organisationId, areaId: visit.areaId }
    return (
      <RecordVisitPage where={{ ...where, place: visit.place, responseId: answer.responseId }} checklist={checklist} />
    )
  }
  return <VisitList />
}

function VisitList() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { answer, online, isRecorded, may, error } = useInspectionField()
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      <main className="p-page">
        {!answer && <NoAnswer may={may} error={error} />}
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {answer && !answer.responseId && <Empty title={t('noResponse')} />}
        {answer?.responseId && answer.visits.length === 0 && <Empty title={t('none')}>{t('noneHint')}</Empty>}
        {answer && answer.visits.length > 0 && (
          <ul className="p-list">
            {answer.visits.map((visit) => (
              <VisitLine key={visit.id} visit={visit} recorded={isRecorded(visit.id)} />
            ))}
          </ul>
        )}
        {answer && <p className="p-quiet">{t('asOf', { time: time(answer.asOf) })}</p>}
      </main>
      {answer?.responseId && (
        <footer className="p-foot">
          <button type="button" className="p-button p-wide" onClick={() => go('/inspect/surprise')}>
            {t('surprise')}
          </button>
        </footer>
      )}
    </div>
  )
}

function VisitLine({ visit, recorded }: { visit: PlannedVisitShown; recorded: boolean }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const late = Date.parse(visit.dueAt) <= Date.now()
  return (
    <li>
      <button type="button" className="p-item" disabled={recorded} onClick={() => go(`/inspect/${visit.id}`)}>
        <span className="p-item-main">
          <span className="i-state">
            <span className="i-place">{visit.place}</span>
            {recorded ? (
              <StateTag state="done">{t('recorded')}</StateTag>
            ) : (
              <StateTag state={late ? 'late' : 'waiting'}>{t(late ? 'late' : 'waits')}</StateTag>
            )}
          </span>
          <span className="i-line p-quiet">{t('planned', { plan: visit.planName, round: visit.round })}</span>
          <span className="i-line p-quiet">{t('due', { time: time(visit.dueAt) })}</span>
        </span>
        <span className="p-quiet">›</span>
      </button>
    </li>
  )
}
