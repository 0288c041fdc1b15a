import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, NoAnswer } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import type { WorkShown } from '../work-shown.ts'
import { CheckBar } from './check-bar.tsx'
import { keepPhotos, PhotoField, type TakenPhoto } from './photo-field.tsx'
import { texts } from './texts.ts'
import { useMyWork } from './use-my-work.ts'
import { WorkState } from './work-line.tsx'
import './work.css'

/** One piece of work: what is asked for, and reporting it done or checking it, also without a network. */
export function OneWorkPage({ workId }: { workId: string }) {
  const t = useTexts(texts)
  const { answer, isDealt, may, error } = useMyWork()
  const owed = answer?.owed.find(({ id }) => id === workId)
  const toCheck = answer?.toCheck.find(({ id }) => id === workId)
  const work = owed ?? toCheck
  return (
    <div className="p-app">
      <PageBar title={t('title')} />
      {!work && (
        <main className="p-page">{answer ? <Empty title={t('gone')} /> : <NoAnswer may={may} error={error} />}</main>
      )}
      {owed && <Finishing work={owed} dealt={isDealt(owed)} />}
      {!owed && toCheck && <Checking work={toCheck} dealt={isDealt(toCheck)} />}
    </div>
  )
}

function WorkCard({ work, dealt }: { work: WorkShown; dealt: boolean }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <section className="p-card">
      <p className="w-title">{work.title}</p>
      <p className="w-state">
        <span>{t('due', { time: time(work.dueAt) })}</span>
        <WorkState work={work} dealt={dealt} />
      </p>
      <p className="p-quiet">
        {work.owner} · {work.areaName}
      </p>
      {work.proof === 'photo' && <p className="p-quiet">{t('wantsPhoto')}</p>}
      {work.checked && <p className="p-quiet">{t('wantsCheck')}</p>}
      {work.rung > 0 && <p className="p-quiet">{t('told', { count: work.rung })}</p>}
    </section>
  )
}

function Finishing({ work, dealt }: { work: WorkShown; dealt: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { record } = useField()
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<TakenPhoto[]>([])
  const [failed, setFailed] = useState<string>()
  const missing = work.proof === 'photo' && photos.length === 0
  async function finish() {
    try {
      const ids = await keepPhotos(record, photos, { ...work, subjectId: work.id })
      const said = note.trim().length > 1 ? { note: note.trim() } : {}
      await record('work.finishWork', { workId: work.id, photos: ids, ...said })
    } catch (thrown) {
      setFailed(problemText(thrown, language))
    }
  }
  return (
    <>
      <main className="p-page">
        {failed && (
          <p className="p-banner p-banner-missing" role="alert">
            {failed}
          </p>
        )}
        {dealt && (
          <p className="p-banner p-banner-done" role="status">
            {t('finishSaved')}
          </p>
        )}
        <WorkCard work={work} dealt={dealt} />
        {!dealt && (
          <>
            <PhotoField label={t('after')} photos={photos} change={setPhotos} />
            <label className="p-field">
              <span>{t('note')}</span>
              <textarea
                className="p-input"
                rows={3}
                maxLength={500}
                placeholder={t('noteHint')}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            </label>
          </>
        )}
      </main>
      {!dealt && (
        <footer className="p-foot">
          <button
            type="button"
            className="p-button p-button-main p-wide"
            disabled={missing}
            onClick={() => void finish()}
          >
            {t('finish')}
          </button>
        </footer>
      )}
    </>
  )
}

function Checking({ work, dealt }: { work: WorkShown; dealt: boolean }) {
  const t = useTexts(texts)
  return (
    <>
      <main className="p-page">
        {dealt && (
          <p className="p-banner p-banner-done" role="status">
            {t('checkSaved')}
          </p>
        )}
        <WorkCard work={work} dealt={dealt} />
      </main>
      {!dealt && <CheckBar work={work} />}
    </>
  )
}
