import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { Id as ShortId } from '../playbooks/naming.ts'
import { dutyMark, ServingName } from './member.ts'

const Moment = z.iso.datetime({ offset: true })
const Why = z.string().trim().min(2).max(200)

/** People asked for: `count` of them for an area, in a role and with a skill where said, of these bodies. */
export const CallPeople = z.strictObject({
  callOutId: Id,
  responseId: Id,
  areaId: AreaId,
  purpose: z.string().trim().min(2).max(200),
  count: z.int().min(1).max(9999),
  role: ShortId.optional(),
  skill: ShortId.optional(),
  from: Moment,
  until: Moment,
  bodies: z
    .array(z.strictObject({ organisationId: Id, count: z.int().min(1).max(9999).optional() }))
    .min(1)
    .max(500),
})

export const EndCallOut = z.strictObject({ callOutId: Id, reason: Why })

/** A body offers some of its members. */
export const OfferMembers = z.strictObject({
  callOutId: Id,
  organisationId: Id,
  offers: z
    .array(z.strictObject({ offerId: Id, memberId: Id }))
    .min(1)
    .max(500),
})

/** A body says that it has nobody, or nobody more, to offer. */
export const DeclineCallOut = z.strictObject({ callOutId: Id, organisationId: Id, reason: Why })

export const TakeBackOffer = z.strictObject({ offerId: Id })

/** The member's own answer. Why somebody cannot come is said in closed words: nobody writes an illness down. */
export const callAnswers = ['accepted', 'declined'] as const
export const declineReasons = ['serving', 'leave', 'family', 'distance', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]
export const AnswerCall = z.strictObject({
  offerId: Id,
  answer: z.enum(callAnswers),
  reason: z.enum(declineReasons).optional(),
})

/** The same, told by the body for members without a phone. */
export const AnswerCallFor = z.strictObject({
  callOutId: Id,
  organisationId: Id,
  offerIds: z.array(Id).min(1).max(500),
  answer: z.enum(callAnswers),
  reason: z.enum(declineReasons).optional(),
})

/** Sends members who accepted to an area (or a post there) until a date, as one wave. Left out, `from` is now or when the call-out begins. */
export const SecondMembers = z.strictObject({
  callOutId: Id,
  wave: z.int().min(1).max(99),
  areaId: AreaId,
  postId: Id.optional(),
  from: Moment.optional(),
  until: Moment,
  secondments: z
    .array(z.strictObject({ secondmentId: Id, offerId: Id }))
    .min(1)
    .max(500),
})

/** Calls members back: these, those of a wave, or (neither said) all of the call-out. */
export const RecallMembers = z.strictObject({
  callOutId: Id,
  secondmentIds: z.array(Id).min(1).max(500).optional(),
  wave: z.int().min(1).max(99).optional(),
  reason: Why,
})

export const declineWords: Readonly<Record<DeclineReason, { zh: string; en: string }>> = {
  serving: { zh: '已有值守', en: 'on duty already' },
  leave: { zh: '请假', en: 'on leave' },
  family: { zh: '家中有事', en: 'needed at home' },
  distance: { zh: '路远', en: 'too far away' },
  other: { zh: '其他', en: 'other' },
}

/** A call-out as a list shows it. Counts are of what the asker may see. */
export const CallOutShown = z.object({
  id: Id,
  responseId: Id,
  purpose: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  role: z.string().nullable(),
  skill: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  count: z.number(),
  seconded: z.number(),
  offered: z.number(),
  accepted: z.number(),
  declined: z.number(),
  waiting: z.number(),
  bodies: z.number(),
  bodiesSilent: z.number(),
  lastWave: z.number(),
  state: z.enum(['open', 'full', 'over', 'ended']),
  endedWhy: z.string().nullable(),
})
export type CallOutShown = z.infer<typeof CallOutShown>

/** What one body did with a call-out. */
export const CallBodyShown = z.object({
  organisationId: Id,
  name: z.string(),
  count: z.number().nullable(),
  offered: z.number(),
  accepted: z.number(),
  declined: z.number(),
  waiting: z.number(),
  seconded: z.number(),
  declinedWhy: z.string().nullable(),
})
export type CallBodyShown = z.infer<typeof CallBodyShown>

export const offerStates = ['waiting', 'accepted', 'declined', 'seconded', 'recalled'] as const

/** One member offered: what they answered, and where they were sent. */
export const OfferShown = z.object({
  id: Id,
  memberId: Id,
  name: ServingName,
  mobile: personal(z.string(), { ...dutyMark }),
  organisationId: Id,
  organisationName: z.string(),
  skills: z.array(z.string()),
  state: z.enum(offerStates),
  reason: z.enum(declineReasons).nullable(),
  answeredAt: z.string().nullable(),
  offeredAt: z.string(),
  secondment: z
    .object({
      id: Id,
      wave: z.number(),
      areaName: z.string(),
      postName: z.string().nullable(),
      from: z.string(),
      until: z.string(),
      recalledWhy: z.string().nullable(),
    })
    .nullable(),
})
export type OfferShown = z.infer<typeof OfferShown>

/** A call as the phone of who is called keeps it. */
export const MyCall = z.object({
  offerId: Id,
  responseId: Id,
  purpose: z.string(),
  areaName: z.string(),
  role: z.string().nullable(),
  skill: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  ended: z.boolean(),
  answer: z.enum(callAnswers).nullable(),
  reason: z.enum(declineReasons).nullable(),
  secondment: z
    .object({
      areaName: z.string(),
      postName: z.string().nullable(),
      from: z.string(),
      until: z.string(),
      recalledAt: z.string().nullable(),
      recalledWhy: z.string().nullable(),
    })
    .nullable(),
})
export type MyCall = z.infer<typeof MyCall>
export const MyCalls = z.object({ rows: z.array(MyCall), asOf: z.string() })
export type MyCalls = z.infer<typeof MyCalls>
