import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import type { Checklist } from '../../playbooks/checklists.ts'
import { PhotoField } from '../../work/phone/public.ts'
import { USUAL_HOURS } from '../inspection.ts'
import type { DraftAnswer } from './draft.ts'
import { texts } from './texts.ts'

type PointProps = {
  item: Checklist['items'][number]
  answer: DraftAnswer
  change: (answer: DraftAnswer) => void
}

const choices = ['passed', 'failed', 'notApplicable'] as const

/** One point of the checklist: one tap when it is right; what is wrong asks for a sentence and a photo. */
export function Point({ item, answer, change }: PointProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const ask = pick(item.ask)
  if (item.answer !== 'passFail')
    return (
      <section className="p-card i-point">
        <label className="p-field">
          <span>{ask}</span>
          <textarea
            className="p-input"
            rows={2}
            maxLength={300}
            placeholder={t('noted')}
            value={answer.said}
            onChange={({ target }) => change({ ...answer, said: target.value })}
          />
        </label>
      </section>
    )
  return (
    <section className="p-card i-point">
      <fieldset>
        <legend>{ask}</legend>
        <div className="i-outcomes">
          {choices.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className={`p-button i-${outcome}`}
              aria-pressed={answer.outcome === outcome}
              onClick={() => change({ ...answer, outcome })}
            >
              {t(outcome)}
            </button>
          ))}
        </div>
      </fieldset>
      {answer.outcome === 'failed' && (
        <>
          <label className="p-field">
            <span>{t('said')}</span>
            <textarea
              className="p-input"
              rows={2}
              maxLength={300}
              placeholder={t('saidHint')}
              value={answer.said}
              onChange={({ target }) => change({ ...answer, said: target.value })}
            />
          </label>
          <PhotoField label={t('before')} photos={answer.photos} change={(photos) => change({ ...answer, photos })} />
          <p className="p-quiet">{t('mendWithin', { count: item.mendWithinHours ?? USUAL_HOURS })}</p>
        </>
      )}
    </section>
  )
}
