import { useState } from 'react'
import { useLanguage, useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { StateTag } from '../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../platform/browser/look/times.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { discardItem, type OutboxItem } from '../../platform/browser/offline/outbox.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { back, go } from '../../platform/browser/phone/router.tsx'
import { Sheet } from '../../platform/browser/phone/sheet.tsx'
import { modules } from './modules.ts'
import { stateOf } from './outbox-list.tsx'
import { said } from './said.ts'
import { texts } from './texts.ts'

/** One record of the outbox: where it stands, and for a refused one the two ways to deal with it. */
export function OutboxItemPage({ id }: { id: string }) {
  const t = useTexts(texts)
  const { outbox } = useField()
  const item = outbox?.find((one) => one.id === id)
  return (
    <div className="p-app">
      <PageBar title={t('record')} />
      {item ? <Item item={item} /> : outbox && <Empty title={t('notFound')} />}
    </div>
  )
}

function Item({ item }: { item: OutboxItem }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { line, word, why } = said(item, language)
  const { state, text } = stateOf[item.state]
  const outcome = item.discarded?.replacedBy ? t('replaced') : item.discarded?.reason
  const facts: [string, string][] = [
    [t('madeAt'), time(item.madeAt)],
    ...(item.answeredAt ? [[t('deliveredAt'), time(item.answeredAt)] as [string, string]] : []),
    [t('attempts'), String(item.attempts)],
    ...(outcome ? [[t('discardedBecause'), outcome] as [string, string]] : []),
  ]
  return (
    <>
      <main className="p-page">
        <section className="p-card">
          <p className="p-card-title">
            {line} {word}
          </p>
          {why && <p>{why}</p>}
          <StateTag state={state}>{t(text)}</StateTag>
        </section>
        {item.problem && (
          <section className="p-card">
            <h2 className="p-quiet">{t('whatHappened')}</h2>
            <p>{item.problem[language]}</p>
          </section>
        )}
        <dl className="p-list">
          {facts.map(([name, value]) => (
            <div key={name} className="p-item">
              <dt className="p-item-main p-quiet">{name}</dt>
              <dd className="m-number">{value}</dd>
            </div>
          ))}
        </dl>
      </main>
      {item.state === 'refused' && <Dealing item={item} />}
    </>
  )
}

const discardReasons = ['discardDuplicate', 'discardMistake', 'discardByDesk'] as const

function Dealing({ item }: { item: OutboxItem }) {
  const t = useTexts(texts)
  const { store } = useField()
  const [asking, setAsking] = useState(false)
  const mendAt = modules.map((module) => module.mendAt?.[item.action]).find((one) => one !== undefined)

  async function discard(reason: string) {
    await discardItem(store, item.id, reason)
    back()
  }

  return (
    <footer className="p-foot p-row">
      <button type="button" className="p-button" style={{ minHeight: 64 }} onClick={() => setAsking(true)}>
        {t('discard')}
      </button>
      {mendAt && (
        <button type="button" className="p-button p-button-main" onClick={() => go(`${mendAt}/${item.id}`)}>
          {t('mend')}
        </button>
      )}
      <Sheet open={asking} title={t('discardTitle')} onClose={() => setAsking(false)}>
        <div className="p-choices">
          <p className="p-quiet">{t('discardHint')}</p>
          {discardReasons.map((reason) => (
            <button key={reason} type="button" className="p-button" onClick={() => void discard(t(reason))}>
              {t(reason)}
            </button>
          ))}
        </div>
      </Sheet>
    </footer>
  )
}
