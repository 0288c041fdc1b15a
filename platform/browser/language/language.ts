import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/problem.ts'

export type { Language }
export type Bilingual = { zh: string; en: string }

/** The texts of one module for one device: flat keys, `{name}` marks what is filled in. */
export type Texts<Key extends string = string> = { zh: Record<Key, string>; en: Record<Key, string> }
export type Say<Key extends string> = (key: Key, params?: Record<string, string | number>) => string

const REMEMBERED = 'muster.language'
const listeners = new Set<() => void>()
const namespaces = new WeakMap<object, string>()
let namespaceCount = 0

void i18next.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: 'zh',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes; single braces are what problem texts use too.
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
})
markDocument(language())

function remembered(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh'
}

function markDocument(chosen: Language) {
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}

/** The language in use; Chinese unless the person chose English on this device. */
export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

/** Changes the language of the whole app and remembers it on this device. */
export function chooseLanguage(chosen: Language) {
  localStorage.setItem(REMEMBERED, chosen)
  void i18next.changeLanguage(chosen).then(() => {
    markDocument(chosen)
    for (const listener of listeners) listener()
  })
}

/** True when this device has a remembered choice, which then wins over the account's. */
export function hasChosenLanguage() {
  return localStorage.getItem(REMEMBERED) !== null
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, language)
}

/** The texts in a given language, for code outside React. */
export function sayIn<Key extends string>(texts: Texts<Key>, chosen: Language): Say<Key> {
  const t = i18next.getFixedT(chosen, namespaceOf(texts))
  return (key, params) => t(key, params ?? {})
}

/** `const t = useTexts(texts); t('turnBack', { plate })`: only keys that exist compile. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  return sayIn(texts, useLanguage())
}

/** Picks from a `{ zh, en }` value such as a page title or a problem. */
export function useBilingual(): (text: Bilingual) => string {
  const chosen = useLanguage()
  return (text) => text[chosen]
}

// Texts travel with the page that uses them, so a bundle is registered on first use, not at start.
function namespaceOf<Key extends string>(texts: Texts<Key>) {
  const known = namespaces.get(texts)
  if (known) return known
  const name = `texts${++namespaceCount}`
  namespaces.set(texts, name)
  i18next.addResourceBundle('zh', name, texts.zh)
  i18next.addResourceBundle('en', name, texts.en)
  return name
}
