import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { texts } from './texts.ts'

/** What is left when the server has revoked this phone: nothing but what to do now. */
export function RevokedPage() {
  const t = useTexts(texts)
  return (
    <main className="p-app">
      <Empty title={t('revokedTitle')}>{t('revokedHint')}</Empty>
    </main>
  )
}
