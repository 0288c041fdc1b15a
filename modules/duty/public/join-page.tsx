import { useSyncExternalStore } from 'react'
import { chooseLanguage, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import './join.css'
import { texts } from './join-texts.ts'
import { OutcomePage } from './outcome-page.tsx'
import { SignUpPage } from './sign-up-page.tsx'

function onHash(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** What is behind a sign-up link, or behind the link to one's own sign-up: told apart by what follows the #. */
export function JoinPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const hash = useSyncExternalStore(onHash, () => window.location.hash.slice(1))
  const receipt = hash.startsWith('me.') ? hash.slice(3) : undefined
  return (
    <div className="p-app">
      <header className="p-bar">
        <h1>{t(receipt ? 'outcome' : 'title')}</h1>
        <button type="button" className="p-icon" onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('other')}
        </button>
      </header>
      <main className="p-page">
        {receipt && <OutcomePage key={receipt} receipt={receipt} />}
        {!receipt && hash && <SignUpPage key={hash} pass={hash} />}
        {!hash && <Empty title={t('noLink')}>{t('noLinkHint')}</Empty>}
      </main>
    </div>
  )
}
