import type { FastifyRequest } from 'fastify'

/** What came of somebody at the door: let in, refused, slowed down, let out. */
export type AtDoor =
  | 'opened'
  | 'refused'
  | 'slowed'
  | 'closed'
  | 'secondFactorShown'
  | 'secondFactorRefused'
  | 'passwordChanged'

/** Writes it into the log, for whoever looks into an attack: ids only, never a name, an address or what was typed. */
export function noteAtDoor(request: FastifyRequest, outcome: AtDoor, about: Record<string, string | undefined>): void {
  request.log.info({ door: outcome, route: request.routeOptions.url, ...about }, 'at the door')
}
