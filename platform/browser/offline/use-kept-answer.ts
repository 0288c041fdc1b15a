import { useCallback, useEffect, useState } from 'react'
import { ask } from '../api.ts'
import { useField } from './field.tsx'
import { findKept, keep, type PersonStore } from './person-store.ts'
import { useLive } from './use-live.ts'
import { useOnline } from './use-online.ts'

const EVERY_MS = 60_000

interface Kept<T> {
  answer: T
  /** By how much this phone's clock was ahead of the server's when it was read, in ms. */
  aheadMs: number
}

/**
 * A question's answer as the phone has it: asked again each minute and when something was sent, kept sealed for when there is no
 * network. `name` undefined: nothing is asked. `error` is what the server said last, where it said no.
 */
export function useKeptAnswer<T extends { asOf: string }>(
  name: string | undefined,
  query: string,
  input: Record<string, unknown>,
): { answer: T | undefined; aheadMs: number; online: boolean; refresh: () => Promise<void>; error: unknown } {
  const { store, outbox } = useField()
  const online = useOnline()
  const [error, setError] = useState<unknown>()
  const text = JSON.stringify(input)
  const find = useCallback((from: PersonStore) => findKept<Kept<T>>(from, name ?? ''), [name])
  const kept = useLive(store, find)
  const refresh = useCallback(async () => {
    if (!name) return
    await ask<T>(query, JSON.parse(text)).then(
      (answer) => {
        setError(undefined)
        return keep(store, name, { answer, aheadMs: Date.now() - Date.parse(answer.asOf) })
      },
      (thrown: unknown) => setError(thrown),
    )
  }, [store, name, query, text])
  const sent = outbox?.filter(({ state }) => state === 'accepted').length
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was just sent changes the answer
  useEffect(() => {
    if (!online) return
    void refresh()
    const timer = setInterval(() => void refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [online, refresh, sent])
  return { answer: kept?.answer, aheadMs: kept?.aheadMs ?? 0, online, refresh, error }
}
