import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { receivers, refusalGrades } from '../passage.ts'
import { nextRefusalGrade } from '../rules.ts'
import { decisionWords, reasonWords, receiverWords, refusalGradeWords } from '../words.ts'
import { type Decided, orderedReasons, type Question } from './decide.ts'
import { texts } from './texts.ts'

interface DecisionSheetProps {
  decided: Decided
  question: Question
  gradeBefore: Decided['refusalGrade']
  onAnswer: (answer: Partial<Decided>) => void
  onClose: () => void
}

const titles = { receiver: 'whyReceiver', reason: 'whyReason', grade: 'whyGrade', note: 'whyNote' } as const

/** Asks the one thing that is still missing, as large choices; the last answer saves. */
export function DecisionSheet({ decided, question, gradeBefore, onAnswer, onClose }: DecisionSheetProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const title = `${decisionWords[decided.decision][language]} · ${t(titles[question])}`
  return (
    <Sheet open title={title} onClose={onClose}>
      {question === 'reason' && (
        <div className="r-choices">
          {orderedReasons(decided.reason).map((reason) => (
            <Choice key={reason} word={reasonWords[reason][language]} onChoose={() => onAnswer({ reason })} />
          ))}
        </div>
      )}
      {question === 'receiver' && (
        <div className="r-choices">
          {receivers.map((handedOverTo) => (
            <Choice
              key={handedOverTo}
              word={receiverWords[handedOverTo][language]}
              onChoose={() => onAnswer({ handedOverTo })}
            />
          ))}
        </div>
      )}
      {question === 'grade' && (
        <div className="r-choices">
          {refusalGrades
            .filter((grade) => grade !== 'handedToPolice')
            .map((refusalGrade) => (
              <Choice
                key={refusalGrade}
                word={refusalGradeWords[refusalGrade][language]}
                first={refusalGrade === nextRefusalGrade(gradeBefore)}
                onChoose={() => onAnswer({ refusalGrade })}
              />
            ))}
        </div>
      )}
      {question === 'note' && <Note onNote={(note) => onAnswer({ note })} />}
    </Sheet>
  )
}

function Choice({ word, first, onChoose }: { word: string; first?: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={first ? 'p-button r-first' : 'p-button'} onClick={onChoose}>
      {word}
    </button>
  )
}

function Note({ onNote }: { onNote: (note: string) => void }) {
  const t = useTexts(texts)
  const [note, setNote] = useState('')
  return (
    <div className="p-choices">
      <textarea
        className="p-input"
        rows={3}
        maxLength={500}
        aria-label={t('note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button
        type="button"
        className="p-button p-button-main"
        disabled={!note.trim()}
        onClick={() => onNote(note.trim())}
      >
        {t('saveRecord')}
      </button>
    </div>
  )
}
