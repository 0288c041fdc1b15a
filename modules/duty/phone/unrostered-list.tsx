import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { whyNotMark } from '../attendance-rules.ts'
import type { Other, PostAttendance } from '../attendance-shown.ts'
import { texts } from './attendance-texts.ts'
import { type UnrosteredHere, unrosteredAt } from './recorded-unrostered.ts'

const SHOWN = 30

/** Who is at the post without a shift, and entering one more from the duty list; also without a network. */
export function UnrosteredList({ answer }: { answer: PostAttendance }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { record, outbox } = useField()
  // An answer that was kept before this was known of has neither list.
  const { postId, unrostered = [], others = [] } = answer
  const [choosing, setChoosing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const here = unrosteredAt(postId, unrostered, new Map(others.map((one) => [one.memberId, one.name])), outbox)

  async function tick(memberId: string, kind: 'in' | 'out', inAt?: Date) {
    const at = new Date()
    setChoosing(false)
    const marks = inAt ? [{ id: '', kind: 'in' as const, how: 'lead' as const, at: inAt, reason: null }] : []
    const whyNot = whyNotMark({ kind, how: 'lead', at }, { due: undefined, marks, receivedAt: at })
    setProblem(whyNot && problemText(whyNot, language))
    if (whyNot) return
    const input = { markId: newId(), postId, memberId, kind, at: at.toISOString() }
    await record('duty.tickUnrostered', input, at)
  }
  const there = new Set(here.filter(({ outAt }) => !outAt).map(({ memberId }) => memberId))
  return (
    <section className="p-card a-shift">
      <h2 className="p-card-title">{t('withoutShift')}</h2>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      {here.length > 0 && (
        <ul className="a-people">
          {here.map((one) => (
            <Person
              key={`${one.memberId} ${one.inAt.getTime()}`}
              one={one}
              leave={() => void tick(one.memberId, 'out', one.inAt)}
            />
          ))}
        </ul>
      )}
      <button type="button" className="p-button p-wide" onClick={() => setChoosing(true)}>
        {t('addUnrostered')}
      </button>
      <Sheet open={choosing} title={t('whichOne')} onClose={() => setChoosing(false)}>
        <Choose
          others={others.filter(({ memberId }) => !there.has(memberId))}
          choose={(one) => void tick(one.memberId, 'in')}
        />
      </Sheet>
    </section>
  )
}

function Person({ one, leave }: { one: UnrosteredHere; leave: () => void }) {
  const t = useTexts(texts)
  const { name, inAt, outAt, unsent } = one
  return (
    <li className="a-person">
      <span className="p-item-main">
        <b>{name}</b>
        <small className="p-quiet">
          {localClock(inAt)}
          {outAt && ` – ${localClock(outAt)}`}
        </small>
      </span>
      {unsent && <StateTag state="waiting">{t('unsent')}</StateTag>}
      <StateTag state={outAt ? 'closed' : 'done'}>{t(outAt ? 'leftWork' : 'onDuty')}</StateTag>
      {!outAt && (
        <button type="button" className="p-button" onClick={leave}>
          {t('went')}
        </button>
      )}
    </li>
  )
}

function Choose({ others, choose }: { others: readonly Other[]; choose: (one: Other) => void }) {
  const t = useTexts(texts)
  const [find, setFind] = useState('')
  const wanted = find.trim()
  const found = others.filter(({ name, number }) => name.includes(wanted) || number?.includes(wanted)).slice(0, SHOWN)
  return (
    <>
      <label className="p-field">
        {t('find')}
        <input className="p-input" value={find} maxLength={40} onChange={(event) => setFind(event.target.value)} />
      </label>
      {found.length === 0 && <p className="p-quiet">{t('nobodyElse')}</p>}
      <ul className="p-list a-find">
        {found.map((one) => (
          <li key={one.memberId}>
            <button type="button" className="p-item" onClick={() => choose(one)}>
              <span className="p-item-main">{one.name}</span>
              <span className="p-quiet">{one.number}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
