import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { texts } from './texts.ts'

/** Notices to this person. */
export function MessagesPage() {
  const t = useTexts(texts)
  return (
    <>
      <header className="p-bar">
        <h1>{t('messages')}</h1>
      </header>
      <main className="p-page">
        <Empty title={t('messagesEmpty')}>{t('messagesHint')}</Empty>
      </main>
    </>
  )
}
