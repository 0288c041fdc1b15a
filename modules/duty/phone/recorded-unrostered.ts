import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import type { MyUnrostered, UnrosteredOnList } from '../attendance-shown.ts'

/** Being at a post without a shift, as the phone knows it: told by the server, or still on its way. */
export interface UnrosteredNow {
  postId: string
  postName: string
  inAt: Date
  outAt: Date | undefined
  unsent: boolean
}

interface UnrosteredInput {
  markId: string
  postId: string
  memberId?: string
  kind: 'in' | 'out'
  at?: string
}

/** Where I am, or was these last hours, without a shift; what this phone recorded counts from the moment it was recorded. */
export function myUnrostered(told: readonly MyUnrostered[], outbox: readonly OutboxItem[] = []): UnrosteredNow[] {
  const known = told.flatMap(({ postId, postName, marks }): UnrosteredNow[] => {
    const span = spanOf(marks)
    return span ? [{ postId, postName, ...span, unsent: false }] : []
  })
  const seen = new Set(told.flatMap(({ marks }) => marks.map(({ id }) => id)))
  for (const { kind, postId, at, unsent } of recorded(outbox, 'duty.serveUnrostered', seen)) {
    const open = known.findIndex((one) => one.postId === postId && !one.outAt)
    const one = known[open]
    if (kind === 'in' && !one) known.unshift({ postId, postName: '', inAt: at, outAt: undefined, unsent })
    if (kind === 'out' && one) known[open] = { ...one, outAt: at, unsent }
  }
  return known
}

/** Somebody at a post without a shift, as its lead's phone knows it. */
export interface UnrosteredHere {
  memberId: string
  name: string
  inAt: Date
  outAt: Date | undefined
  unsent: boolean
}

/** Who is at a post without a shift, or was these last hours; `names` for those whom only this phone knows of. */
export function unrosteredAt(
  postId: string,
  told: readonly UnrosteredOnList[],
  names: ReadonlyMap<string, string>,
  outbox: readonly OutboxItem[] = [],
): UnrosteredHere[] {
  const known = told.flatMap(({ memberId, name, marks }): UnrosteredHere[] => {
    const span = spanOf(marks)
    return span ? [{ memberId, name, ...span, unsent: false }] : []
  })
  const seen = new Set(told.flatMap(({ marks }) => marks.map(({ id }) => id)))
  for (const { kind, memberId = '', at, unsent, ...mark } of recorded(outbox, 'duty.tickUnrostered', seen)) {
    if (mark.postId !== postId) continue
    const open = known.findIndex((one) => one.memberId === memberId && !one.outAt)
    const one = known[open]
    if (kind === 'in' && !one)
      known.unshift({ memberId, name: names.get(memberId) ?? '', inAt: at, outAt: undefined, unsent })
    if (kind === 'out' && one) known[open] = { ...one, outAt: at, unsent }
  }
  return known
}

function spanOf(marks: readonly { kind: string; at: string }[]): { inAt: Date; outAt: Date | undefined } | undefined {
  const came = marks.find(({ kind }) => kind === 'in')
  const left = marks.findLast(({ kind }) => kind === 'out')
  return came && { inAt: new Date(came.at), outAt: left && new Date(left.at) }
}

const SHOWN_MS = 36 * 3_600_000

/** What this phone recorded these last hours that the server has not shown yet, in order. */
function recorded(outbox: readonly OutboxItem[], action: string, seen: ReadonlySet<string>) {
  return outbox.flatMap((item) => {
    const input = item.input as UnrosteredInput
    const counts = item.action === action && item.state !== 'refused' && item.state !== 'discarded'
    const at = new Date(input.at ?? item.madeAt)
    if (!counts || seen.has(input.markId) || Date.now() - at.getTime() > SHOWN_MS) return []
    return [{ ...input, at, unsent: item.state !== 'accepted' }]
  })
}
