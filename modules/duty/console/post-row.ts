import type { Bilingual } from '../../../platform/browser/language/language.ts'
import type { WrittenOrder } from '../order.ts'

/** A post as `duty.posts` answers it. */
export type PostRow = {
  id: string
  responseId: string
  name: string
  kind: string
  postKind: string
  kindName: Bilingual
  areaId: string
  areaName: string
  precinctId: string
  precinctName: string
  place: string
  hours: { from: string; until: string }
  staffing: { role: string; count: number; name: Bilingual }[]
  staffed: number
  wanted: number
  bareSoon: boolean
  orderNumber: string | null
  orderTitle: string | null
  openedAt: string
  closedAt: string | null
}

/** Somebody at a post. */
export type StaffRow = {
  id: string
  name: string | null
  role: string
  from: string
  until: string
  state: 'now' | 'coming' | 'over' | 'cancelled'
}

/** The same with its orders and people: `duty.post`. */
export type PostWhole = PostRow & {
  orders: (WrittenOrder & { id: string; deed: 'open' | 'move' | 'close'; reason: string | null; at: string })[]
  staff: StaffRow[]
}

/** A kind of post as the response's playbook offers it, from `responses.one`. */
export type OfferedKind = {
  id: string
  kind: string
  name: Bilingual
  orderNeeded: boolean
  staffing: { role: string; name: Bilingual; count: number }[]
}
