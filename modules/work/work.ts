import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'

export const proofs = ['none', 'photo'] as const

/** What a room says once of the work it opens. */
export interface WorkKind {
  /** module.noun */
  name: string
  title: { zh: string; en: string }
  /** Closed only after somebody else than who did it has looked. */
  checked: boolean
  /** What whoever reports it done must show. */
  proof: (typeof proofs)[number]
  /** Minutes past the deadline after which each rung is told: the first number is one level up, the second two. */
  tellAfterMinutes: readonly number[]
  /** It is reported and checked by the room's own actions: the general ones send people there. */
  ownActions?: boolean
}

const kinds = new Map<string, WorkKind>()

/** Declares a kind of work; lists and pages know its words from then on. */
export function workKind(kind: WorkKind): WorkKind {
  kinds.set(kind.name, kind)
  return kind
}

/** Every kind of the rooms that are loaded. */
export function allWorkKinds(): ReadonlyMap<string, WorkKind> {
  return kinds
}

/** Given by hand: a decision of a meeting, an order over the telephone. */
export const givenWork = workKind({
  name: 'work.given',
  title: { zh: '交办事项', en: 'Task' },
  checked: true,
  proof: 'none',
  tellAfterMinutes: [0, 24 * 60, 72 * 60],
})

const At = z.iso.datetime({ offset: true })
const Note = z.string().trim().min(2).max(500)
const Photos = z.array(Id).max(9).default([])

/** Who owes it: a body, an account, or (neither) whoever leads the area. `owner` says it in words: a body or an office, no private person. */
const Owner = {
  owner: z.string().trim().min(2).max(80),
  organisationId: Id.optional(),
  userId: Id.optional(),
}

export const GiveWork = z.strictObject({
  workId: Id,
  responseId: Id,
  areaId: AreaId,
  title: z.string().trim().min(2).max(200),
  ...Owner,
  dueAt: At,
  checked: z.boolean().default(true),
  proof: z.enum(proofs).default('none'),
})

export const HandOnWork = z.strictObject({ workId: Id, ...Owner, reason: Note })
export const FinishWork = z.strictObject({ workId: Id, note: Note.optional(), photos: Photos })

/** Not passed: it goes back with a new deadline. */
export const CheckWork = z
  .strictObject({ workId: Id, passed: z.boolean(), note: Note.optional(), photos: Photos, dueAt: At.optional() })
  .refine(({ passed, dueAt, note }) => passed || (dueAt && note), { path: ['dueAt'], message: 'dueAt and note' })

/** A second look at what was closed; where it does not hold, it is opened again with a new deadline. */
export const LookAgain = z
  .strictObject({ workId: Id, holds: z.boolean(), note: Note.optional(), photos: Photos, dueAt: At.optional() })
  .refine(({ holds, dueAt, note }) => holds || (dueAt && note), { path: ['dueAt'], message: 'dueAt and note' })

export const WithdrawWork = z.strictObject({ workId: Id, reason: Note })

/** The house itself says at a precinct that deadlines have passed. */
export const EscalateOverdue = z.strictObject({ precinctId: AreaId })
