import type { ReactNode } from 'react'
import { ApiProblem, problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { texts } from './texts.ts'
import { secondText } from './times.ts'

type NoticeProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode; role?: 'status' | 'alert' }

/** The one form of a page or panel that has no rows to show. */
function Notice({ title, children, actions, role = 'status' }: NoticeProps) {
  return (
    <div className="m-notice" role={role}>
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {actions && <div className="m-notice-actions">{actions}</div>}
    </div>
  )
}

/** Nothing here yet: what will be here, and how to begin. */
export function Empty({ title, children, actions }: Omit<NoticeProps, 'role'>) {
  return (
    <Notice title={title} actions={actions}>
      {children}
    </Notice>
  )
}

/** A failed question: what happened and what to do; a refusal reads as a refusal, not as a fault. */
export function Failed({ error, again }: { error: unknown; again?: ReactNode }) {
  const t = useTexts(texts)
  const text = problemText(error, useLanguage())
  if (error instanceof ApiProblem && error.status === 403) {
    return (
      <Notice title={t('refusedTitle')} role="alert">
        <p>{text}</p>
        <p>{t('refusedHint')}</p>
      </Notice>
    )
  }
  return (
    <Notice title={t('failedTitle')} actions={again} role="alert">
      {text}
    </Notice>
  )
}

/** Grey lines where rows will be; nothing jumps when they come. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useTexts(texts)
  return (
    <div className="m-skeleton" role="status">
      <div className="m-sr">{t('loading')}</div>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <span key={line} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

/** Where an answer will be: why it does not come, to whoever may not ask or was told no; else grey lines. */
export function NoAnswer({ may = true, error, lines = 6 }: { may?: boolean; error?: unknown; lines?: number }) {
  const t = useTexts(texts)
  if (!may) return <Empty title={t('refusedTitle')}>{t('refusedHint')}</Empty>
  return error === undefined ? <Loading lines={lines} /> : <Failed error={error} />
}

/** Says that the live feed is cut and since when the page stands still. */
export function StaleBanner({ since }: { since: Date }) {
  const t = useTexts(texts)
  return (
    <div className="m-banner" role="status">
      {t('offlineBanner', { time: secondText(since) })}
    </div>
  )
}
