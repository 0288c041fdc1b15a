import { PushpinFilled } from '@ant-design/icons'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import type { OnShift, ShiftShown } from '../board.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import { texts } from './roster-texts.ts'
import { clockText } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

type ShiftCardProps = { shift: ShiftShown; placing?: Placing | undefined; open: (shift: ShiftShown) => void }

/**
 * A shift on the board: when, who, how many are missing. A person is dragged to another shift, or picked up with the space bar and
 * put down with Enter.
 */
export function ShiftCard({ shift, placing, open }: ShiftCardProps) {
  const t = useTexts(texts)
  const put = () => (placing?.picked ? void placing.move(placing.picked, shift) : open(shift))
  const kind = shift.missing > 0 ? 'd-shift-short' : ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drop target of a drag; the button inside does the same by keyboard
    <div
      className={`d-shift ${kind} ${shift.night ? 'd-shift-night' : ''}`}
      onDragOver={(event) => placing?.picked && event.preventDefault()}
      onDrop={() => placing?.picked && void placing.move(placing.picked, shift)}
    >
      <button type="button" className="d-shift-head" data-shift={shift.id} onClick={put}>
        <span>{isLeadersTurn(shift) ? shift.name : clockText(shift)}</span>
        {shift.missing > 0 ? (
          <StateTag state="missing">{t('missing', { count: shift.missing })}</StateTag>
        ) : (
          <span title={t('full')}>
            <StateSign state="done" />
            <span className="m-sr">{t('full')}</span>
          </span>
        )}
      </button>
      <ul>
        {shift.people.map((person) => (
          <li key={person.assignmentId}>
            <PersonChip person={person} shift={shift} placing={placing} open={open} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function PersonChip({ person, shift, placing, open }: ShiftCardProps & { person: OnShift }) {
  const t = useTexts(texts)
  const isPicked = placing?.picked?.person.assignmentId === person.assignmentId
  const title = [
    person.changed && t('changed'),
    person.pinned && t('pinned'),
    person.setAside && t('setAsideBy', { why: person.setAside }),
  ]
  const chip = `d-person ${isPicked ? 'd-person-picked' : ''} ${person.changed ? 'd-person-changed' : ''}`
  return (
    <button
      type="button"
      className={chip}
      title={title.filter(Boolean).join('；')}
      aria-pressed={isPicked}
      draggable={placing !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', person.assignmentId)
        placing?.pickUp({ person, from: shift })
      }}
      onDragEnd={() => placing?.pickUp(undefined)}
      onKeyDown={(event) => {
        if (event.key !== ' ' || !placing) return
        event.preventDefault()
        placing.pickUp(isPicked ? undefined : { person, from: shift })
      }}
      onClick={() => (placing?.picked ? void placing.move(placing.picked, shift) : open(shift))}
    >
      {person.name || '—'}
      {person.pinned && <PushpinFilled aria-label={t('pinned')} />}
      {person.setAside && <b aria-hidden="true">*</b>}
    </button>
  )
}
