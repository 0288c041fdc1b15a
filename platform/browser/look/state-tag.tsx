import type { ReactNode } from 'react'
import { useTexts } from '../language/language.ts'
import { texts } from './texts.ts'

export type State = 'missing' | 'late' | 'done' | 'waiting' | 'closed'

// Each sign has its own outline, so that states differ in black and white.
const SIGNS: Record<State, ReactNode> = {
  missing: <path d="M6 1 11.4 10.6H.6ZM6 4.4v2.8M6 8.6v.6" />,
  late: <path d="M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 2.2V6l2 1.4" />,
  done: <path d="m1.4 6.4 3 3 6.2-6.8" />,
  waiting: <path d="M2 6h.01M6 6h.01M10 6h.01" strokeWidth="2.4" />,
  closed: <path d="M1.5 1.5h9v9h-9ZM4 6h4" />,
}

/** A state as sign, word and colour. `children` is the word when the state's own does not say enough. */
export function StateTag({ state, filled, children }: { state: State; filled?: boolean; children?: ReactNode }) {
  const t = useTexts(texts)
  return (
    <span className={`m-state m-state-${state} ${filled ? 'm-state-filled' : ''}`}>
      <StateSign state={state} />
      <span>{children ?? t(state)}</span>
    </span>
  )
}

/** The sign alone, where the word stands beside it already. */
export function StateSign({ state, size = 12 }: { state: State; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className={`m-state-${state}`}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="var(--m-state-sign)"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SIGNS[state]}
    </svg>
  )
}
