import { useTexts } from '../../../platform/browser/language/language.ts'
import { plateKindOf } from '../../../platform/shared/codes/plate.ts'
import type { Draft } from './draft.ts'
import { texts } from './texts.ts'

interface PlateLineProps {
  draft: Draft
  active: boolean
  onFocus: () => void
  onPlate: (plate: string) => void
}

const boxes = 7

/** The plate in boxes large enough to compare with the bumper from two metres; a special one as plain text. */
export function PlateLine({ draft, active, onFocus, onPlate }: PlateLineProps) {
  const t = useTexts(texts)
  if (draft.otherPlate) {
    return (
      <input
        className="p-input"
        maxLength={15}
        aria-label={t('plateOther')}
        placeholder={t('plateOtherHint')}
        value={draft.plate}
        onFocus={onFocus}
        onChange={(event) => onPlate(event.target.value)}
      />
    )
  }
  const typed = [...draft.plate]
  const length = Math.max(boxes, typed.length)
  // A large new energy vehicle's plate reads like an ordinary one until its eighth character.
  const mayGrow = !active && typed.length === boxes && /^..\d{5}$/.test(draft.plate)
  return (
    <div className="r-plate-line">
      <button
        type="button"
        className={active ? 'r-plate r-active' : 'r-plate'}
        aria-label={t('plate')}
        onClick={onFocus}
      >
        {Array.from({ length }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never change places
          <span key={at} className={at === typed.length && active ? 'r-box r-next' : 'r-box'}>
            {typed[at] ?? ''}
          </span>
        ))}
      </button>
      {mayGrow && plateKindOf(draft.plate) === 'ordinary' && (
        <span className="r-eighth">
          {['D', 'F'].map((letter) => (
            <button
              key={letter}
              type="button"
              aria-label={`${t('eighth')} ${letter}`}
              onClick={() => onPlate(draft.plate + letter)}
            >
              +{letter}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
