import type { ReactNode } from 'react'
import { useTexts } from '../language/language.ts'
import { back } from './router.tsx'
import { texts } from './texts.ts'

/** The head of a page that was opened from another: back, what it is, and at most one thing beside. */
export function PageBar({ title, aside, onBack = back }: { title: string; aside?: ReactNode; onBack?: () => void }) {
  const t = useTexts(texts)
  return (
    <header className="p-bar">
      <button type="button" className="p-icon" aria-label={t('back')} onClick={onBack}>
        <svg
          width="24"
          height="24"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          aria-hidden="true"
        >
          <path d="m15 5-7 7 7 7" />
        </svg>
      </button>
      <h1>{title}</h1>
      {aside}
    </header>
  )
}
