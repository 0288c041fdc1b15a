import { useCallback, useEffect, useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { findKept, keep, type PersonStore } from '../../../platform/browser/offline/person-store.ts'
import { useLive } from '../../../platform/browser/offline/use-live.ts'
import { useOnline } from '../../../platform/browser/offline/use-online.ts'
import type { MyDuty } from '../my-duty.ts'

const NAME = 'myDuty'
const EVERY_MS = 60_000
const findMyDuty = (store: PersonStore) => findKept<MyDuty>(store, NAME)

/** One's own duty as the phone has it: read from the server when it answers, kept sealed for when it does not. */
export function useMyDuty(): { duty: MyDuty | undefined; online: boolean; refresh: () => Promise<void>; may: boolean } {
  const { store, session } = useField()
  const online = useOnline()
  const duty = useLive(store, findMyDuty)
  const may = session.permissions.includes('duty.serve')
  const [, setFailed] = useState(false)
  const refresh = useCallback(async () => {
    if (!may) return
    await ask<MyDuty>('duty.mine', {}).then(
      (fresh) => keep(store, NAME, fresh),
      () => setFailed(true),
    )
  }, [store, may])
  useEffect(() => {
    if (!online) return
    void refresh()
    const timer = setInterval(() => void refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [online, refresh])
  return { duty, online, refresh, may }
}
