import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { newId } from '../../../platform/shared/ids.ts'
import type { MyHandover } from '../handover.ts'
import { texts } from './handover-texts.ts'

/** Writing what this shift passes on: how it went, what of the open items is done, what is new; then one's signature. */
export function HandoverForm({ handover: { shiftId, openItems } }: { handover: MyHandover }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { record } = useField()
  const [text, setText] = useState('')
  const [done, setDone] = useState<string[]>([])
  const [items, setItems] = useState<{ itemId: string; text: string }[]>([])
  const [next, setNext] = useState('')
  const add = () => {
    const said = next.trim()
    if (said.length > 1) setItems([...items, { itemId: newId(), text: said }])
    setNext('')
  }
  const sign = () => {
    const said = next.trim()
    // What stands in the line but was not added was meant, too.
    const all = said.length > 1 ? [...items, { itemId: newId(), text: said }] : items
    void record('duty.signHandover', { handoverId: newId(), shiftId, text: text.trim(), items: all, done })
  }
  return (
    <>
      <section className="p-card h-part">
        <h2>{t('open')}</h2>
        <p className="p-quiet">{t(openItems.length > 0 ? 'openHint' : 'noOpen')}</p>
        {openItems.map((item) => (
          <label key={item.id} className="h-tick">
            <input
              type="checkbox"
              checked={done.includes(item.id)}
              onChange={({ target }) =>
                setDone(target.checked ? [...done, item.id] : done.filter((id) => id !== item.id))
              }
            />
            <span>
              {item.text} <small className="p-quiet">{t('since', { time: time(item.since) })}</small>
            </span>
          </label>
        ))}
      </section>
      <section className="p-card h-part">
        <h2>{t('mine')}</h2>
        <label className="p-field">
          {t('text')}
          <textarea
            rows={4}
            maxLength={2000}
            placeholder={t('textHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="p-field">
          {t('items')}
          {items.map((item) => (
            <div key={item.itemId} className="h-new">
              <span>{item.text}</span>
              <button type="button" className="p-button" onClick={() => setItems(items.filter((one) => one !== item))}>
                {t('remove')}
              </button>
            </div>
          ))}
          <div className="h-new">
            <input
              aria-label={t('items')}
              placeholder={t('itemHint')}
              maxLength={300}
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
            <button type="button" className="p-button" onClick={add}>
              {t('add')}
            </button>
          </div>
        </div>
        <button
          type="button"
          className="p-button p-button-main p-wide"
          disabled={text.trim().length < 2}
          onClick={sign}
        >
          {t('sign')}
        </button>
      </section>
    </>
  )
}
