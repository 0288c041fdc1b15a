import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { StateSign } from '../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../platform/browser/look/times.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { NetState, useOpenWork } from '../../platform/browser/offline/net-state.tsx'
import { unsentStates } from '../../platform/browser/offline/person-store.ts'
import { useOfflineSince, useOnline } from '../../platform/browser/offline/use-online.ts'
import { PageBar } from '../../platform/browser/phone/page-bar.tsx'
import { OutboxList } from './outbox-list.tsx'
import { texts } from './texts.ts'

/** The queue as a page one can read: what needs a person first, then what waits, then what has arrived. */
export function OutboxPage() {
  const t = useTexts(texts)
  const online = useOnline()
  const since = useOfflineSince()
  const { ago } = useTimes()
  const { outbox = [], sendNow } = useField()
  const { unsent, refused: sentBack } = useOpenWork()
  const newestFirst = [...outbox].reverse()
  const refused = newestFirst.filter((item) => item.state === 'refused')
  const settled = newestFirst.filter((item) => item.state === 'accepted' || item.state === 'discarded')
  const waiting = newestFirst.filter((item) => unsentStates.includes(item.state))
  const accepted = settled.filter((item) => item.state === 'accepted').length

  const tone = unsent > 0 ? '' : sentBack > 0 ? 'p-banner-missing' : 'p-banner-done'
  const summary = [
    ...(unsent > 0 ? [t('outboxWaiting', { count: unsent })] : []),
    ...(sentBack > 0 ? [t('refusedBanner', { count: sentBack })] : []),
    ...(unsent + sentBack === 0 ? [t('outboxAllSent')] : []),
    ...(since ? [t('offlineFor', { since: ago(since) })] : []),
  ]

  return (
    <div className="p-app">
      <PageBar title={t('outbox')} aside={<NetState onOpen={sendNow} />} />
      <main className="p-page">
        {outbox.length === 0 ? (
          <Empty title={t('outboxEmpty')}>{t('outboxEmptyHint')}</Empty>
        ) : (
          <p className={`p-banner ${tone}`}>
            <StateSign state={unsent > 0 ? 'late' : sentBack > 0 ? 'missing' : 'done'} />
            <span>{summary.join(' · ')}</span>
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
