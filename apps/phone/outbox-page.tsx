import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { StateSign } from '../../platform/browser/look/state-tag.tsx'
import { useField } from '../../platform/browser/offline/field.tsx'
import { NetState, useOpenWork } from '../../platform/browser/offline/net-state.tsx'
import { useOnline } from '../../platform/browser/offline/use-online.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { OutboxList } from './outbox-list.tsx'
import { texts } from './texts.ts'

/** The queue as a page one can read: what needs a person first, then what waits, then what has arrived. */
export function OutboxPage() {
  const t = useTexts(texts)
  const online = useOnline()
  const { outbox = [], sendNow } = useField()
  const { unsent } = useOpenWork()
  const newestFirst = [...outbox].reverse()
  const refused = newestFirst.filter((item) => item.state === 'refused')
  const settled = newestFirst.filter((item) => item.state === 'accepted' || item.state === 'discarded')
  const waiting = newestFirst.filter((item) => !refused.includes(item) && !settled.includes(item))
  const accepted = settled.filter((item) => item.state === 'accepted').length

  return (
    <div className="p-app">
      <PageBar title={t('outbox')} aside={<NetState onOpen={sendNow} />} />
      <main className="p-page">
        {outbox.length === 0 ? (
          <Empty title={t('outboxEmpty')}>{t('outboxEmptyHint')}</Empty>
        ) : (
          <p className={unsent === 0 ? 'p-banner p-banner-done' : 'p-banner'}>
            <StateSign state={unsent === 0 ? 'done' : 'late'} />
            <span>
              {unsent === 0 ? t('outboxAllSent') : t('outboxWaiting', { count: unsent })}
              {!online && ` · ${t('offlineFor')}`}
            </span>
          </p>
        )}
        {refused.length > 0 && <OutboxList items={refused} />}
        {waiting.length > 0 && <OutboxList items={waiting} />}
        {settled.length > 0 && (
          <section>
            <h2 className="p-quiet">{t('deliveredGroup', { count: accepted })}</h2>
            <OutboxList items={settled} />
          </section>
        )}
        <p className="p-quiet">{t('promise')}</p>
      </main>
      {unsent > 0 && (
        <footer className="p-foot">
          <button type="button" className="p-button p-wide" disabled={!online} onClick={sendNow}>
            {t('sendNow')}
          </button>
        </footer>
      )}
    </div>
  )
}
