import { useSyncExternalStore } from 'react'

const base = '/phone'
const listeners = new Set<() => void>()

window.addEventListener('popstate', changed)

/** The page's path without the base: '/', '/outbox', '/record'. */
export function path(): string {
  const { pathname } = window.location
  return (pathname.startsWith(base) ? pathname.slice(base.length) : pathname).replace(/\/$/, '') || '/'
}

export function usePath(): string {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, path)
}

/** Opens a page. Nothing personal goes into a path: it stays in the browser's history. */
export function go(to: string): void {
  if (to !== path()) window.history.pushState({ inside: true }, '', base + to)
  changed()
}

/** Opens a page in place of this one: what is behind must not be come back to (a finished sign-in, a tab). */
export function goInstead(to: string): void {
  window.history.replaceState(window.history.state, '', base + to)
  changed()
}

/** Back to where one was; to the first page when the app was opened right here. */
export function back(): void {
  if ((window.history.state as { inside?: boolean } | null)?.inside) window.history.back()
  else goInstead('/')
}

function changed(): void {
  for (const listener of listeners) listener()
}
