import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { PersonStore } from './person-store.ts'

/**
 * What `read` finds in the store, read again whenever it changes; undefined until the first answer. `read` must be the
 * same function each time (declared outside the component): a new one starts over.
 */
export function useLive<T>(store: PersonStore, read: (store: PersonStore) => Promise<T>): T | undefined {
  const [value, setValue] = useState<T>()
  useEffect(() => {
    const subscription = liveQuery(() => read(store)).subscribe({ next: setValue, error: () => setValue(undefined) })
    return () => subscription.unsubscribe()
  }, [store, read])
  return value
}
