import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { goInstead } from '../../../platform/browser/phone/router.tsx'
import { newId } from '../../../platform/shared/ids.ts'
import type { Checklist } from '../../playbooks/checklists.ts'
import { keepPhotos } from '../../work/phone/public.ts'
import type { Answer } from '../inspection.ts'
import { answerIn, answersOf, type Draft, leftOpen, restPassed, unsaid } from './draft.ts'
import './inspect.css'
import { Point } from './point.tsx'
import { texts } from './texts.ts'

/** Where a visit is: to a body, by a plan or not. */
interface Where {
  responseId: string
  areaId: string
  organisationId: string
  place: string
  plannedVisitId?: string
}

/** A visit with its checklist, recorded point by point and kept on the phone when there is no network. */
export function RecordVisitPage({ where, checklist }: { where: Where; checklist: Checklist }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const { record } = useField()
  const [draft, setDraft] = useState<Draft>({})
  const [inspectors, setInspectors] = useState(2)
  const [failed, setFailed] = useState<string>()
  const [saved, setSaved] = useState<Answer[]>()
  const left = leftOpen(checklist, draft)
  const wordless = unsaid(checklist, draft)

  async function save() {
    const answers = answersOf(checklist, draft)
    const visitId = newId()
    try {
      for (const { itemId, findingId } of answers)
        if (findingId) await keepPhotos(record, answerIn(draft, itemId).photos, { ...where, subjectId: findingId })
      await record('inspections.recordVisit', { visitId, ...where, checklistId: checklist.id, inspectors, answers })
      setSaved(answers)
    } catch (thrown) {
      setFailed(problemText(thrown, language))
    }
  }
  if (saved) return <Saved answers={saved} place={where.place} />
  return (
    <div className="p-app">
      <PageBar title={where.place} />
      <main className="p-page">
        {failed && (
          <p className="p-banner p-banner-missing" role="alert">
            {failed}
          </p>
        )}
        <p className="p-quiet">{pick(checklist.name)}</p>
        <Inspectors count={inspectors} change={setInspectors} />
        {checklist.items.map((item) => (
          <Point
            key={item.id}
            item={item}
            answer={answerIn(draft, item.id)}
            change={(answer) => setDraft({ ...draft, [item.id]: answer })}
          />
        ))}
      </main>
      <footer className="p-foot i-foot">
        {left.length > 0 && <p className="p-quiet">{t('left', { count: left.length })}</p>}
        {left.length === 0 && wordless && <p className="p-quiet">{t('leftSaid', { item: pick(wordless.ask) })}</p>}
        <div className="p-row">
          {left.length > 0 && (
            <button type="button" className="p-button" onClick={() => setDraft(restPassed(checklist, draft))}>
              {t('restPassed')}
            </button>
          )}
          <button
            type="button"
            className="p-button p-button-main"
            disabled={left.length > 0 || wordless !== undefined}
            onClick={() => void save()}
          >
            {t('save')}
          </button>
        </div>
      </footer>
    </div>
  )
}

function Inspectors({ count, change }: { count: number; change: (count: number) => void }) {
  const t = useTexts(texts)
  return (
    <section className="p-card i-people">
      <span>{t('inspectors')}</span>
      <button type="button" className="p-button" aria-label={t('fewer')} onClick={() => change(Math.max(1, count - 1))}>
        −
      </button>
      <b>{t('people', { count })}</b>
      <button type="button" className="p-button" aria-label={t('more')} onClick={() => change(Math.min(99, count + 1))}>
        +
      </button>
    </section>
  )
}

function Saved({ answers, place }: { answers: readonly Answer[]; place: string }) {
  const t = useTexts(texts)
  const found = answers.filter(({ outcome }) => outcome === 'failed').length
  return (
    <div className="p-app">
      <PageBar title={place} />
      <main className="p-page">
        <p className="p-banner p-banner-done" role="status">
          {t('saved')}
        </p>
        <section className="p-card">
          <p>{found > 0 ? t('savedFound', { count: found }) : t('savedZero', { count: answers.length })}</p>
        </section>
      </main>
      <footer className="p-foot">
        <button type="button" className="p-button p-button-main p-wide" onClick={() => goInstead('/inspect')}>
          {t('toList')}
        </button>
      </footer>
    </div>
  )
}
