import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'

const HOURS = [4, 12, 24, 72]

/** It is right and closed, or goes back with a reason and a new deadline. */
export function CheckBar({ work }: { work: WorkShown }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { record } = useField()
  const [back, setBack] = useState(false)
  const [note, setNote] = useState('')
  const [hours, setHours] = useState(24)
  const [failed, setFailed] = useState<string>()
  const check = (more: object) =>
    record('work.checkWork', { workId: work.id, ...more }).catch((thrown: unknown) =>
      setFailed(problemText(thrown, language)),
    )
  const sendBack = () => {
    const dueAt = new Date(Date.now() + hours * 3_600_000).toISOString()
    setBack(false)
    void check({ passed: false, note: note.trim(), dueAt })
  }
  return (
    <>
      <footer className="p-foot p-row">
        {failed && (
          <p className="p-banner p-banner-missing" role="alert">
            {failed}
          </p>
        )}
        <button type="button" className="p-button" onClick={() => setBack(true)}>
          {t('sendBack')}
        </button>
        <button type="button" className="p-button p-button-main" onClick={() => void check({ passed: true })}>
          {t('pass')}
        </button>
      </footer>
      <Sheet open={back} title={t('sendBack')} onClose={() => setBack(false)}>
        <label className="p-field">
          <span>{t('why')}</span>
          <textarea
            className="p-input"
            rows={3}
            maxLength={500}
            placeholder={t('whyHint')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        <fieldset className="p-field">
          <legend>{t('again')}</legend>
          <div className="p-row">
            {HOURS.map((count) => (
              <button
                key={count}
                type="button"
                className="p-button"
                aria-pressed={hours === count}
                onClick={() => setHours(count)}
              >
                {t('hours', { count })}
              </button>
            ))}
          </div>
        </fieldset>
        <button
          type="button"
          className="p-button p-button-main p-wide"
          disabled={note.trim().length < 2}
          onClick={sendBack}
        >
          {t('confirmBack')}
        </button>
      </Sheet>
    </>
  )
}
