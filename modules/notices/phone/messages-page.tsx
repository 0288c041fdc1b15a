import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { go } from '../../../platform/browser/phone/router.tsx'
import type { MessageShown } from '../message.ts'
import './messages.css'
import { PushCard } from './push-card.tsx'
import { texts } from './texts.ts'
import { useMyMessages } from './use-my-messages.ts'

/** What I was told, the newest first; also without a network, as of the last time there was one. */
export function MessagesPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { answer, online, error, read } = useMyMessages()
  const unread = answer?.rows.filter((one) => !one.read) ?? []
  return (
    <>
      <header className="p-bar">
        <h1>{t('messages')}</h1>
        {unread.length > 0 && (
          <button
            type="button"
            className="p-button n-read-all"
            disabled={!online}
            onClick={() => void read(unread.map(({ id }) => id))}
          >
            {t('readAll')}
          </button>
        )}
      </header>
      <main className="p-page">
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {!answer && error === undefined && <Loading lines={6} />}
        {!answer && error !== undefined && (
          <p className="p-banner p-banner-missing">{t('failed', { why: problemText(error, language) })}</p>
        )}
        {answer?.rows.length === 0 && <Empty title={t('empty')}>{t('emptyHint')}</Empty>}
        {answer && answer.rows.length > 0 && (
          <ul className="p-list">
            {answer.rows.map((one) => (
              <li key={one.id}>
                <MessageLine message={one} read={() => void read([one.id])} />
              </li>
            ))}
          </ul>
        )}
        {answer?.next && <p className="p-quiet">{t('older')}</p>}
        <PushCard online={online} />
      </main>
    </>
  )
}

function MessageLine({ message, read }: { message: MessageShown; read: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const open = () => {
    if (!message.read) read()
    go(message.link)
  }
  return (
    <button type="button" className={message.read ? 'p-item' : 'p-item n-unread'} onClick={open}>
      <span className="p-item-main">
        {pick(message.text)}
        <small>
          {time(message.at)} {!message.read && <StateTag state="waiting">{t('unread')}</StateTag>}
        </small>
      </span>
      <span className="p-quiet" aria-hidden="true">
        ›
      </span>
    </button>
  )
}
