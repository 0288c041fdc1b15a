import type { AreaId } from '../shared/area-id.ts'
import { areaSpan, isWithin, multirangeOf } from '../shared/area-id.ts'

/** What somebody may do, where, in which response, for which bodies, until when. */
export interface Grant {
  role: string
  permissions: ReadonlySet<string>
  areaId: AreaId
  responseId?: string | undefined
  /** The body and all below it; left out = not bound to a body. */
  organisationIds?: ReadonlySet<string> | undefined
  until?: Date | undefined
}

/** The person behind a request, as far as the platform needs to know. */
export interface Actor {
  userId: string
  sessionId: string
  deviceId?: string | undefined
  language: 'zh' | 'en'
  /** Personal fields stay shut to this session until it has shown a second factor. */
  lacksSecondFactor?: boolean | undefined
  grants: readonly Grant[]
}

/** Where something happens: what authority over it is measured by. */
export interface Place {
  areaId: AreaId
  responseId?: string | undefined
  organisationId?: string | undefined
  /** What the action found there while it looked for the place, so that it need not look twice. */
  found?: unknown
}

/** Everybody who is signed in may do this to what is their own; the action itself looks only at the actor. */
export const OWN = 'own'

/** May this actor do it here, now? */
export function mayAct(actor: Actor, permission: string, place: Place, now: Date): boolean {
  if (permission === OWN) return true
  return grantsFor(actor, permission, now).some(
    (grant) =>
      isWithin(place.areaId, grant.areaId) &&
      (!grant.responseId || grant.responseId === place.responseId) &&
      (!grant.organisationIds ||
        (place.organisationId !== undefined && grant.organisationIds.has(place.organisationId))),
  )
}

/** Does this actor hold the permission anywhere at all? */
export function holds(actor: Actor, permission: string, now: Date): boolean {
  return permission === OWN || grantsFor(actor, permission, now).length > 0
}

export function grantsFor(actor: Actor, permission: string, now: Date): Grant[] {
  return actor.grants.filter((grant) => grant.permissions.has(permission) && (!grant.until || now < grant.until))
}

/** What row security lets an actor see for one permission: a multirange of area ids, and the bodies they are bound to. */
export interface Scope {
  spans: string
  organisations: string
  /** The same for code: the roots of the areas. */
  areaIds: AreaId[]
  /** Responses the actor is bound to; undefined = any within the areas. */
  responseIds?: string[]
}

export function scopeOf(actors: readonly Actor[], permission: string, now: Date): Scope {
  const grants = actors.flatMap((actor) => grantsFor(actor, permission, now))
  // A grant bound to a body opens that body's people, not the whole area.
  const areaIds = [...new Set(grants.filter((grant) => !grant.organisationIds).map((grant) => grant.areaId))]
  const organisations = new Set(grants.flatMap((grant) => [...(grant.organisationIds ?? [])]))
  const bound = grants.every((grant) => grant.responseId)
  return {
    spans: multirangeOf(areaIds.map(areaSpan)),
    organisations: [...organisations].join(','),
    areaIds,
    ...(bound ? { responseIds: grants.map((grant) => grant.responseId as string) } : {}),
  }
}
