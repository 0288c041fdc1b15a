import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { whyNotIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { type Draft, type DraftPerson, type Focus, firstFocus } from './draft.ts'
import { GoodsLine } from './goods-line.tsx'
import { texts } from './texts.ts'

interface PeopleLineProps {
  draft: Draft
  focus: Focus
  feverFrom: number
  onFocus: (focus: Focus) => void
  onAdd: () => void
  onDrop: () => void
  onFollowUp: (at: number) => void
  onGoods: (goods: Draft['goods']) => void
}

const idLength = 18

/** Who is aboard, each with a temperature; the one being looked at also with a document number. */
export function PeopleLine(props: PeopleLineProps) {
  const { draft, focus, feverFrom, onFocus, onAdd, onDrop, onFollowUp, onGoods } = props
  const t = useTexts(texts)
  const at = 'at' in focus ? focus.at : firstFocus(draft.subject).to === 'plate' ? 0 : 1
  const chosen =
    draft.people.find((person) => person.at === at) ?? (draft.people.length === 1 ? draft.people[0] : undefined)
  return (
    <section className="r-people">
      {draft.subject === 'vehicle' && (
        <header className="r-people-head">
          <span className="p-quiet">{t('people', { count: draft.people.length })}</span>
          <GoodsLine goods={draft.goods} onGoods={onGoods} />
          <button
            type="button"
            className="r-step"
            aria-label={t('removePerson')}
            disabled={draft.people.length < 2}
            onClick={onDrop}
          >
            −
          </button>
          <button type="button" className="r-step" aria-label={t('addPerson')} onClick={onAdd}>
            +
          </button>
        </header>
      )}
      <div className="r-chips">
        {draft.people.map((person) => (
          <Chip
            key={person.at}
            person={person}
            feverish={person.temperature !== undefined && person.temperature >= feverFrom}
            active={focus.to === 'temperature' && focus.at === person.at}
            onChoose={() => onFocus({ to: 'temperature', at: person.at })}
          />
        ))}
      </div>
      {chosen && (
        <div className="r-person">
          <IdentityField
            number={chosen.identityNumber}
            active={focus.to === 'identity' && focus.at === chosen.at}
            onFocus={() => onFocus({ to: 'identity', at: chosen.at })}
          />
          {chosen.temperature !== undefined && chosen.temperature >= feverFrom && (
            <button
              type="button"
              className="p-button"
              aria-pressed={chosen.onFollowUp ?? false}
              onClick={() => onFollowUp(chosen.at)}
            >
              {chosen.onFollowUp ? t('followUpOn') : t('followUp')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}

function Chip(props: { person: DraftPerson; feverish: boolean; active: boolean; onChoose: () => void }) {
  const { person, feverish, active, onChoose } = props
  const t = useTexts(texts)
  const classes = ['r-chip', active && 'r-active', feverish && 'r-fever'].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} aria-label={t('nth', { at: person.at })} onClick={onChoose}>
      <small>{t('nth', { at: person.at })}</small>
      <b>{person.temperature === undefined ? '–' : person.temperature.toFixed(1)}</b>
      {feverish && <small>{t('fever')}</small>}
    </button>
  )
}

function IdentityField({ number, active, onFocus }: { number: string; active: boolean; onFocus: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const wrong = number.length === idLength ? whyNotIdentityNumber(number) : undefined
  return (
    <div className="r-identity">
      <button type="button" className={active ? 'r-id r-active' : 'r-id'} onClick={onFocus}>
        {number ? (
          <span className="m-number">{grouped(number)}</span>
        ) : (
          <span className="m-quiet">{t('identityNumber')}</span>
        )}
        {number.length === idLength && !wrong && (
          <span className="r-right">
            <StateSign state="done" size={16} />
            <span className="m-sr">{t('identityRight')}</span>
          </span>
        )}
        {number.length > 0 && number.length < idLength && <span className="m-quiet">{number.length}/18</span>}
      </button>
      {wrong && (
        <p className="r-wrong" role="alert">
          {problemText(wrong, language)}
        </p>
      )}
    </div>
  )
}

/** 621121 19900101 1234: in the parts in which a card is read aloud. */
function grouped(number: string): string {
  return [number.slice(0, 6), number.slice(6, 14), number.slice(14)].filter(Boolean).join(' ')
}
