import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Doorkeeper as PlatformDoorkeeper } from '../../../platform/server/doorkeeper.ts'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import { type Auth, makeAuth } from './auth.ts'
import { openDoor } from './door.ts'
import type { BodiesUnder, KnownActor } from './known-actor.ts'
import { readingRecorder } from './record-reading.ts'
import { rememberActors } from './remembered-actors.ts'
import { tokenOf } from './session-cookie.ts'
import type { OidcSettings } from './sign-on.ts'

export interface DoorkeeperOptions {
  /** The app's pool; the door opens its own beside it. */
  pool: pg.Pool
  vault: Vault
  publicUrl: string
  oidc?: OidcSettings | undefined
  /** `personal`: reading personal fields needs a second factor. */
  secondFactor?: 'off' | 'personal' | undefined
  /** The bodies below a body; without it a grant for a body holds for that body alone. */
  bodiesUnder?: BodiesUnder | undefined
  /** Names of areas, for the places a person sees; without it an area shows its id. */
  areaNames?: ((areaIds: readonly string[]) => Promise<ReadonlyMap<string, string>>) | undefined
}

/** Who sends a request costs no query while the person is remembered. */
export interface Doorkeeper extends PlatformDoorkeeper {
  /** The actor of a request, with what the door knows besides. */
  knownOf(request: FastifyRequest): Promise<KnownActor | undefined>
  /** Drops what is remembered of a user or a session on this server; other servers hear of changes by themselves. */
  forget(userOrSessionId: string): void
  close(): Promise<void>
  auth: Auth
  /** The same door with the other house behind it: were that house to hang, nobody else waits. */
  signOn: Auth | undefined
  door: pg.Pool
  options: DoorkeeperOptions
}

/** A request at the door, and what it is answered with. */
export interface DoorRequest {
  doorkeeper: Doorkeeper
  request: FastifyRequest
  reply: FastifyReply
}

/** Opens the door: sign-in on better-auth, and who is who for each request. */
export async function openDoorkeeper(options: DoorkeeperOptions): Promise<Doorkeeper> {
  const { pool, vault, publicUrl, oidc, bodiesUnder = async () => [], secondFactor = 'off' } = options
  const door = openDoor(pool)
  await vault.ready(STANDING, 'account', new Date())
  // Bound to the master key and the same on every server of the installation: nothing to configure.
  const secret = vault.lookupKey(STANDING, 'cookieSecret', 'v1').toString('base64')
  const auth = makeAuth({ door, publicUrl, secret })
  const signOn = oidc && makeAuth({ door, publicUrl, secret, oidc })
  const remembered = await rememberActors(pool, door, { bodiesUnder, secondFactor })
  const knownOf = async (request: FastifyRequest) => {
    const token = tokenOf(request.headers.cookie)
    return token === undefined ? undefined : remembered.find(token)
  }
  return {
    auth,
    signOn,
    door,
    options,
    knownOf,
    actorOf: async (request) => (await knownOf(request))?.actor,
    recordReading: readingRecorder(pool),
    forget: remembered.forget,
    onChanged: remembered.onChanged,
    async close() {
      await remembered.close()
      await door.end()
    },
  }
}
