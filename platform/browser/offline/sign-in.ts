import { maskName } from '../../shared/codes/masks.ts'
import { postJson } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import { getSession, type Session } from '../session.ts'
import { type DeviceStore, deviceId, readSetting, writeSetting } from './device-store.ts'
import { createKeyring, lockKeyring, rewrapKeyring, unlockKeyring } from './keyring.ts'
import { countOpen } from './outbox.ts'
import { findKept, keep, openPersonStore, type PersonStore, personDatabase } from './person-store.ts'
import { deviceRevoked } from './settle.ts'
import { forgetPerson, openStoreOf } from './wipe.ts'

/** A person at work on this phone: their store, and who the server last said they are. */
export interface AtWork {
  store: PersonStore
  session: Session
  /** Typed while there was no network: kept in memory only, to sign in with once the network is back. */
  password?: string | undefined
}

export type SignedIn =
  | { kind: 'atWork'; atWork: AtWork }
  /** No network, and this person has never signed in here: nothing on the phone can tell whether the password is right. */
  | { kind: 'needsNetwork' }
  | { kind: 'wrongPassword' }
  /** The password was changed elsewhere; what this person left here opens with the old one. `waiting` records depend on it. */
  | { kind: 'needsOldPassword'; waiting: number }
  /** The server has shut this phone: nothing on it may stay. */
  | { kind: 'revoked' }

/** Whoever was signed in when the page went away; no network and no password needed. */
export async function resumeWork(device: DeviceStore): Promise<AtWork | undefined> {
  const userId = await readSetting<string>(device, 'current')
  const store = userId ? await openStoreOf(device, userId) : undefined
  const session = store && (await findKept<Session>(store, 'session').catch(() => undefined))
  return session && { store, session }
}

/**
 * Signs in: with the server where there is a network, else with the key that this person left on the phone.
 * Throws ApiProblem when the server refuses.
 */
export async function signInOnPhone(device: DeviceStore, typed: string, password: string): Promise<SignedIn> {
  const username = typed.trim().toLowerCase()
  try {
    await signInFrom(await deviceId(device), username, password)
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown
    if (thrown.status === 0) return signInOffline(device, username, password)
    if (thrown.problem.code === deviceRevoked) return { kind: 'revoked' }
    throw thrown
  }
  const session = await getSession()
  if (!session) throw new Error('The server signed in and then knew nobody.')
  return openOwnStore(device, session, password)
}

/** Signs in with the server and ties the session to this phone, so that shutting the phone ends it. */
export function signInFrom(device: string, username: string, password: string): Promise<unknown> {
  return postJson('/api/auth/sign-in', { username, password, device })
}

/** After signing in at another house: the phone's own password opens, or makes, the store. Throws ApiProblem. */
export async function openAfterSignOn(device: DeviceStore, password: string): Promise<SignedIn> {
  const session = await getSession()
  return session ? openOwnStore(device, session, password) : { kind: 'needsNetwork' }
}

/** Opens, or makes, the store of the person the server has just recognised. */
async function openOwnStore(device: DeviceStore, session: Session, password: string): Promise<SignedIn> {
  const { id: userId, username } = session.user
  const unlocked = await unlockKeyring(device, username, password)
  if (unlocked.kind === 'wrongPassword') {
    const waiting = await countOpen(personDatabase(userId))
    if (waiting > 0) return { kind: 'needsOldPassword', waiting }
    await forgetPerson(device, userId)
  }
  const person = { userId, username, mask: maskName(session.user.name) }
  const key = unlocked.kind === 'open' ? unlocked.key : await createKeyring(device, person, password)
  const store = openPersonStore(userId, key)
  await keep(store, 'session', session)
  await takeOver(device, userId)
  return { kind: 'atWork', atWork: { store, session } }
}

async function signInOffline(device: DeviceStore, username: string, password: string): Promise<SignedIn> {
  const unlocked = await unlockKeyring(device, username, password)
  if (unlocked.kind === 'unknown') return { kind: 'needsNetwork' }
  if (unlocked.kind === 'wrongPassword') return { kind: 'wrongPassword' }
  const store = openPersonStore(unlocked.keyring.userId, unlocked.key)
  const session = await findKept<Session>(store, 'session')
  if (!session) return { kind: 'needsNetwork' }
  await takeOver(device, store.userId)
  return { kind: 'atWork', atWork: { store, session, password } }
}

/** Opens with the old password what was left under it, wraps it for the new one, and goes on. */
export async function signInWithOldPassword(
  device: DeviceStore,
  oldPassword: string,
  password: string,
): Promise<SignedIn> {
  const session = await getSession()
  if (!session) return { kind: 'needsNetwork' }
  const mended = await rewrapKeyring(device, session.user.id, oldPassword, password)
  return mended ? openOwnStore(device, session, password) : { kind: 'wrongPassword' }
}

/** Gives up what only the old password opens; the person has been told how many records that loses. */
export async function signInForgettingOld(device: DeviceStore, password: string): Promise<SignedIn> {
  const session = await getSession()
  if (!session) return { kind: 'needsNetwork' }
  await forgetPerson(device, session.user.id)
  return openOwnStore(device, session, password)
}

/** The phone is this person's now; whoever had it before needs the password to come back to what they left. */
async function takeOver(device: DeviceStore, userId: string): Promise<void> {
  for (const other of await device.keyrings.toArray()) {
    if (other.userId !== userId) await lockKeyring(device, other.userId)
  }
  await writeSetting(device, 'current', userId)
}
