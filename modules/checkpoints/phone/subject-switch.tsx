import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { subjects } from '../passage.ts'
import { directionWords, subjectWords } from '../words.ts'
import { type Draft, newDraft } from './draft.ts'
import { startOf } from './remembered-start.ts'
import { texts } from './texts.ts'

/** Vehicle or person, in or out, and the camera. */
export function SubjectSwitch(props: { draft: Draft; onDraft: (draft: Draft) => void; onScan: () => void }) {
  const { draft, onDraft, onScan } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const turned = draft.direction === 'in' ? 'out' : 'in'
  return (
    <div className="r-switch">
      <div className="p-segments">
        {subjects.map((subject) => (
          <button
            key={subject}
            type="button"
            aria-pressed={draft.subject === subject}
            onClick={() => onDraft(newDraft(subject, draft.direction, startOf(subject)))}
          >
            {subjectWords[subject][language]}
          </button>
        ))}
      </div>
      <button
        type="button"
        className="p-button"
        aria-label={`${directionWords[draft.direction][language]} → ${directionWords[turned][language]}`}
        onClick={() => onDraft({ ...draft, direction: turned, origin: undefined })}
      >
        {draft.direction === 'in' ? '↓' : '↑'} {directionWords[draft.direction][language]}
      </button>
      <button type="button" className="p-button r-scan" onClick={onScan}>
        {t('scan')}
      </button>
    </div>
  )
}
