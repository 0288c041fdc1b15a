import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import './inspect.css'
import { RecordVisitPage } from './record-visit-page.tsx'
import { texts } from './texts.ts'
import { useInspectionField } from './use-inspection-field.ts'

const MOST = 8

/** A visit that no plan asked for: which body, which checklist, then the points. */
export function SurprisePage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { answer, may, error } = useInspectionField()
  const [text, setText] = useState('')
  const [bodyId, setBodyId] = useState<string>()
  const [checklistId, setChecklistId] = useState<string>()
  const [begun, setBegun] = useState(false)
  const body = answer?.bodies.find(({ id }) => id === bodyId)
  const checklist = answer?.checklists.find(({ id }) => id === checklistId)
  if (begun && body && checklist && answer?.responseId) {
    const where = { responseId: answer.responseId, organisationId: body.id, areaId: body.areaId, place: body.name }
    return <RecordVisitPage where={where} checklist={checklist} />
  }
  const found = (answer?.bodies ?? []).filter(({ name }) => name.includes(text.trim())).slice(0, MOST)
  return (
    <div className="p-app">
      <PageBar title={t('surprise')} />
      <main className="p-page">
        {!answer && <NoAnswer may={may} error={error} />}
        {answer && (
          <>
            <label className="p-field">
              <span>{t('body')}</span>
              <input
                className="p-input"
                type="search"
                placeholder={t('searchBody')}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            {found.length === 0 && <Empty title={t('noBody')} />}
            <div className="i-choices">
              {found.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className="p-button"
                  aria-pressed={id === bodyId}
                  onClick={() => setBodyId(id)}
                >
                  {name}
                </button>
              ))}
            </div>
            <h2 className="p-quiet">{t('checklist')}</h2>
            <div className="i-choices">
              {answer.checklists.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className="p-button"
                  aria-pressed={id === checklistId}
                  onClick={() => setChecklistId(id)}
                >
                  {pick(name)}
                </button>
              ))}
            </div>
          </>
        )}
      </main>
      <footer className="p-foot">
        <button
          type="button"
          className="p-button p-button-main p-wide"
          disabled={!body || !checklist}
          onClick={() => setBegun(true)}
        >
          {t('begin')}
        </button>
      </footer>
    </div>
  )
}
