import { useState } from 'react'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../platform/browser/look/state-tag.tsx'
import type { OutboxItem } from '../../platform/browser/offline/outbox.ts'
import type { OutboxState } from '../../platform/browser/offline/person-store.ts'
import { go } from '../../platform/browser/phone/router.tsx'
import { localClock } from '../../platform/shared/dates.ts'
import { said } from './said.ts'
import { texts } from './texts.ts'

export const stateOf: Record<OutboxState, { state: State; text: keyof typeof texts.zh }> = {
  waiting: { state: 'waiting', text: 'unsent' },
  sending: { state: 'waiting', text: 'sending' },
  retry: { state: 'waiting', text: 'retrying' },
  accepted: { state: 'done', text: 'delivered' },
  refused: { state: 'missing', text: 'refused' },
  discarded: { state: 'closed', text: 'discarded' },
}

const portion = 50

/** Records as lines, so many at a time: when, what, what was decided, and where it stands. A refused one says why. */
export function OutboxList({ items }: { items: OutboxItem[] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [most, setMost] = useState(portion)
  const more = Math.min(portion, items.length - most)
  return (
    <ul className="p-list">
      {items.slice(0, most).map((item) => {
        const { line, word, why } = said(item, language)
        const { state, text } = stateOf[item.state]
        return (
          <li key={item.id}>
            <button type="button" className="p-item" onClick={() => go(`/outbox/${item.id}`)}>
              <span className="m-number">{localClock(new Date(item.madeAt))}</span>
              <span className="p-item-main">
                {line} <b>{word}</b>
                {why && item.state !== 'refused' && <small>{why}</small>}
                {item.state === 'refused' && item.problem && <small>{item.problem[language]}</small>}
              </span>
              <StateTag state={state}>{t(text)}</StateTag>
            </button>
          </li>
        )
      })}
      {more > 0 && (
        <li>
          <button type="button" className="p-item" onClick={() => setMost(most + portion)}>
            <span className="p-item-main">{t('showMore', { count: more })}</span>
          </button>
        </li>
      )}
    </ul>
  )
}
