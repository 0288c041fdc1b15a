import { chooseLanguage, useLanguage } from './language.ts'

/** 中/EN: one press changes the language everywhere, at once, and is remembered. */
export function LanguageSwitch() {
  const chosen = useLanguage()
  return (
    <button
      type="button"
      className="m-switch"
      aria-label={chosen === 'zh' ? 'Switch to English' : '切换为中文'}
      onClick={() => chooseLanguage(chosen === 'zh' ? 'en' : 'zh')}
    >
      <span className={chosen === 'zh' ? 'm-switch-on' : ''}>中</span>
      <span aria-hidden="true">/</span>
      <span className={chosen === 'en' ? 'm-switch-on' : ''}>EN</span>
    </button>
  )
}
