import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

let offlineSince: Date | undefined

note()
window.addEventListener('online', note)
window.addEventListener('offline', note)

function note(): void {
  offlineSince = navigator.onLine ? undefined : (offlineSince ?? new Date())
}

/** Since when this page has seen no network; undefined with one. */
export function useOfflineSince(): Date | undefined {
  return useSyncExternalStore(subscribe, () => offlineSince)
}

/** What the phone itself knows of its network; true does not yet mean that our server answers. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine)
}
