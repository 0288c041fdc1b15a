import { ask } from '../api.ts'
import { findKept, keep, type PersonStore } from './person-store.ts'

/** A precinct's download as it is kept on the phone: what the server sent, and since when the phone has it. */
export interface Slice<Content = unknown> {
  precinctId: string
  version: string
  /** The server's moment: what the content is true as of. */
  asOf: string
  downloadedAt: string
  /** When the shift began on this phone; its counts start here. */
  shiftFrom: string
  content: Content
}

const shiftHours = 12
const refreshMinutes = 5
const staleMinutes = 60

/** Asks the server for the precinct's download and keeps it sealed. A failed download leaves the old one as it was. */
export async function downloadSlice(store: PersonStore, precinctId: string, now: Date): Promise<Slice> {
  const content = await ask<{ version: string; asOf: string }>('sync.slice', { precinctId })
  const before = await findSlice(store)
  const shiftFrom = before?.precinctId === precinctId ? before.shiftFrom : now.toISOString()
  const { version, asOf } = content
  const slice: Slice = { precinctId, version, asOf, downloadedAt: now.toISOString(), shiftFrom, content }
  await keep(store, 'slice', slice)
  return slice
}

export function findSlice(store: PersonStore): Promise<Slice | undefined> {
  return findKept<Slice>(store, 'slice')
}

export type Freshness = 'fresh' | 'due' | 'stale'

/** How far a download may be trusted: `due` is asked again quietly, `stale` is said aloud on every page that uses it. */
export function freshness(slice: Pick<Slice, 'downloadedAt'>, now: Date): Freshness {
  const minutes = (now.getTime() - Date.parse(slice.downloadedAt)) / 60_000
  if (minutes < refreshMinutes) return 'fresh'
  return minutes < staleMinutes ? 'due' : 'stale'
}

/** True when the shift that a download was taken for is over, so that it may be wiped once all is acknowledged. */
export function shiftIsOver(slice: Pick<Slice, 'shiftFrom'>, now: Date): boolean {
  return now.getTime() - Date.parse(slice.shiftFrom) >= shiftHours * 3_600_000
}
