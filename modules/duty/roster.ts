import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { ClockTime, Id as ShortId } from '../playbooks/naming.ts'
import { patternNames } from './shift-patterns.ts'

/** What a roster holds everybody to. Hours of a shift count on the local day it begins; a week is Monday to Sunday. */
export const RosterRules = z.strictObject({
  /** From the end of a shift to the start of the next. */
  restHours: z.number().min(0).max(48).default(11),
  maxHoursDay: z.number().min(1).max(24).default(12),
  maxHoursWeek: z.number().min(1).max(168).default(48),
  /** Days on duty in a row. */
  maxRun: z.int().min(1).max(31).default(6),
  /** Days on duty, and days off, that come in a row at least: planning keeps them, a hand is not held to them. */
  minRun: z.int().min(1).max(7).default(1),
  minDaysOff: z.int().min(1).max(7).default(1),
})
export type RosterRules = z.infer<typeof RosterRules>

/** Rules that suit shifts of so many hours: where they last longer than twelve, so may the day, with as long a rest as 24 h after. */
export function soundRules(longestHours: number): RosterRules {
  return RosterRules.parse(
    longestHours > 12 ? { maxHoursDay: Math.min(24, Math.ceil(longestHours)), restHours: 24 } : {},
  )
}

/** When places are released for sign-up: not at all, at a moment, or so many days before each shift, at eight in the morning. */
const SignUpRelease = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('closed') }),
  z.strictObject({ kind: z.literal('at'), at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal('before'), days: z.int().min(0).max(30) }),
])
export type SignUpRelease = z.infer<typeof SignUpRelease>

/** What is left out stays as it is; sign-up is set for all shifts that have not begun. */
export const ChangeRosterRules = z.strictObject({
  rosterId: Id,
  version: z.int(),
  rules: RosterRules,
  selfApproveSwaps: z.boolean().optional(),
  signUp: SignUpRelease.optional(),
})

const Span = z.strictObject({ from: ClockTime, until: ClockTime, name: z.string().trim().min(1).max(12) })
const Place = z.strictObject({ role: ShortId, count: z.int().min(1).max(999), skill: ShortId.optional() })

/**
 * Lays out shifts over posts and days, in a new roster or one that is there. `pattern` cuts the day; `playbook` takes the shifts
 * of each post's kind. Places are the post's own staffing where `staffing` is left out. `untilDay` is the first day without.
 */
export const LayShifts = z
  .strictObject({
    rosterId: Id,
    responseId: Id,
    areaId: AreaId,
    name: z.string().trim().min(2).max(40),
    fromDay: LocalDay,
    untilDay: LocalDay,
    postIds: z.array(Id).min(1).max(300),
    pattern: z.enum(['playbook', ...patternNames]).optional(),
    spans: z.array(Span).min(1).max(12).optional(),
    days: z.enum(['all', 'workdays', 'restDays']).default('all'),
    staffing: z.array(Place).min(1).max(12).optional(),
    rules: RosterRules.optional(),
    selfApproveSwaps: z.boolean().optional(),
    /** From then on members take the places themselves. */
    signUpFrom: z.iso.datetime({ offset: true }).optional(),
    /** Who leads by turns, in this order; for the pattern `leaders`. */
    turns: z.array(Id).min(1).max(60).optional(),
  })
  .refine(({ pattern, spans }) => Boolean(pattern) !== Boolean(spans), {
    path: ['pattern'],
    message: 'pattern or spans',
  })
  .refine(({ pattern, turns }) => !turns || pattern === 'leaders', { path: ['turns'], message: 'turns of leaders' })
export type LayShifts = z.infer<typeof LayShifts>

/** So many shifts are laid by one action at most. */
export const mostShifts = 20_000
export const longestRosterDays = 62

const reason = z.string().trim().min(2).max(200)

/** `setAside`: why a rule of the roster is set aside for this once; such rules are named in the refusal. */
export const AssignMember = z.strictObject({
  assignmentId: Id,
  shiftId: Id,
  memberId: Id,
  role: ShortId,
  setAside: z.string().trim().min(4).max(200).optional(),
})

/** Moves somebody from one place to another, all or nothing. */
export const MoveMember = z.strictObject({
  assignmentId: Id,
  newAssignmentId: Id,
  shiftId: Id,
  role: ShortId,
  setAside: z.string().trim().min(4).max(200).optional(),
})

export const UnassignMember = z.strictObject({ assignmentId: Id, reason })
export const PinAssignment = z.strictObject({ assignmentId: Id, pinned: z.boolean() })

/** `version` is what the desk had before it: somebody else's change in between is refused. */
export const PublishRoster = z.strictObject({ rosterId: Id, version: z.int() })
export const FreezeRoster = z.strictObject({ rosterId: Id })

/** Opens what is free on a shift for sign-up, now. */
export const OfferShift = z.strictObject({ shiftId: Id })

export const SignUp = z.strictObject({ assignmentId: Id, shiftId: Id, role: ShortId })
export const SignOff = z.strictObject({ assignmentId: Id, reason })

/** Somebody cannot serve in a span: their shifts become free, and it stands as leave. */
export const DropOut = z.strictObject({
  availabilityId: Id,
  memberId: Id,
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  reason,
})

const span = { from: z.iso.datetime({ offset: true }), until: z.iso.datetime({ offset: true }) }

/** Leave waits for a lead; wishes do not. */
export const AskAvailability = z.strictObject({
  availabilityId: Id,
  responseId: Id,
  kind: z.enum(['leave', 'avoid', 'prefer']),
  ...span,
})
export const WithdrawAvailability = z.strictObject({ availabilityId: Id })
export const DecideLeave = z.strictObject({ availabilityId: Id, approve: z.boolean() })

export const PutOnStandby = z.strictObject({ standbyId: Id, rosterId: Id, memberId: Id, ...span })
export const EndStandby = z.strictObject({ standbyId: Id })

/** Somebody takes over my shift; for one of theirs where `otherAssignmentId` is given. */
export const AskSwap = z.strictObject({
  swapId: Id,
  assignmentId: Id,
  otherMemberId: Id,
  otherAssignmentId: Id.optional(),
  reason: reason.optional(),
})
export const AnswerSwap = z.strictObject({ swapId: Id, agree: z.boolean() })
export const DecideSwap = z.strictObject({ swapId: Id, approve: z.boolean(), why: reason.optional() })
export const WithdrawSwap = z.strictObject({ swapId: Id })

export const AskPlan = z.strictObject({
  runId: Id,
  rosterId: Id,
  /** Fills what is open (plan), or mends what has become open with the fewest changes (replan). */
  kind: z.enum(['plan', 'replan']).default('plan'),
  seconds: z.int().min(1).max(600).default(20),
})
export const StopPlan = z.strictObject({ runId: Id })

/** Whoever took a place themselves may give it back this long before it begins; later a lead finds somebody. */
export const signOffHours = 4

export const rosterSheetLimit = 20_000

/** What a sheet says of a roster: a line without a member is an empty place. */
export const PlaceFromSheet = z.strictObject({
  rosterId: Id,
  version: z.int(),
  rows: z
    .array(z.strictObject({ shiftId: Id, role: ShortId, memberId: Id.optional() }))
    .min(1)
    .max(rosterSheetLimit),
})
