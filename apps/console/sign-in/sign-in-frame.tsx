import type { ReactNode } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { LanguageSwitch } from '../../../platform/browser/language/language-switch.tsx'
import { texts } from '../texts.ts'
import './sign-in.css'

/** What stands before the desk: the name, one sentence, and the form. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const t = useTexts(texts)
  return (
    <div className="c-sign-in">
      <title>{t('product')}</title>
      <div className="c-sign-in-top">
        <LanguageSwitch />
      </div>
      <main className="c-sign-in-body">
        <p className="c-sign-in-brand">
          <img src="/mark.svg" alt="" width="36" height="36" />
          {t('product')}
        </p>
        <p className="c-sign-in-line">{t('productLine')}</p>
        {children}
      </main>
    </div>
  )
}

/** Why the form was not accepted, above its fields. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <p className="c-sign-in-refused" role="alert">
      {children}
    </p>
  )
}
