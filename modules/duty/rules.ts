import { type AreaId, codeOf, isWithin } from '../../platform/shared/area-id.ts'
import { localDay, localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { PostKind } from '../playbooks/posts.ts'
import type { WrittenOrder } from './order.ts'
import { checkingKinds, longestStaffingDays, type NewPost } from './post.ts'
import { problems } from './problems.ts'

/** What deciding on a new post needs to know around it. */
export interface PostFacts {
  /** The kind that the post names, as the response's playbook has it. */
  kind: PostKind | undefined
  knownKinds: readonly string[]
  responseArea: AreaId
  areaRegistered: boolean
  order: WrittenOrder | undefined
  now: Date
}

/** Why a post cannot be opened so. Problems: unknownPostKind, outsideResponse, areaUnknown, orderMissing, orderNotYetSigned, unknownRole, hoursEmpty. */
export function whyNotOpen(post: NewPost, facts: PostFacts): Problem | undefined {
  const { kind, order } = facts
  const { name } = post
  if (!kind) return problems.unknownPostKind({ name, kind: post.postKind, known: facts.knownKinds.join(', ') })
  if (!isWithin(post.areaId, facts.responseArea)) return problems.outsideResponse({ name })
  if (!facts.areaRegistered) return problems.areaUnknown({ name, area: codeOf(post.areaId) })
  // A checkpoint without an order is a prohibition of its own, whatever the playbook says.
  if (!order && (kind.orderNeeded || checkingKinds.includes(kind.kind))) return problems.orderMissing({ name })
  const stranger = post.staffing?.find(({ role }) => whyNotRole(name, kind, role))
  if (stranger) return whyNotRole(name, kind, stranger.role)
  if (post.hours && post.hours.from === post.hours.until) return problems.hoursEmpty({ name })
  return whyNotOrder(order, facts.now)
}

/** Why this paper is no order: nobody can have signed it yet. */
export function whyNotOrder(order: WrittenOrder | undefined, now: Date): Problem | undefined {
  return order && order.signedOn > localDay(now) ? problems.orderNotYetSigned({ number: order.number }) : undefined
}

/** Why nobody can serve in this role at this kind of post. */
export function whyNotRole(post: string, kind: Pick<PostKind, 'staffing'>, role: string): Problem | undefined {
  const known = kind.staffing.map((one) => one.role)
  return known.includes(role) ? undefined : problems.unknownRole({ post, role, known: known.join(', ') })
}

/** Why nothing can be done with a post any more. */
export function whyNotWork(post: { name: string; closedAt: Date | null }): Problem | undefined {
  return post.closedAt ? problems.postClosed({ name: post.name, at: localStamp(post.closedAt) }) : undefined
}

/** Why nobody can be staffed for this span. */
export function whyNotSpan({ from, until }: { from: string; until: string }, now: Date): Problem | undefined {
  const [start, end] = [new Date(from), new Date(until)]
  const tooLong = end.getTime() - start.getTime() > longestStaffingDays * 86_400_000
  return end <= start || end <= now || tooLong ? problems.spanWrong({ days: longestStaffingDays }) : undefined
}
