import Dexie from 'dexie'
import { type DeviceStore, deviceStoreName } from './device-store.ts'
import { lockKeyring } from './keyring.ts'
import { countOpen, pruneOutbox } from './outbox.ts'
import { dropKept, openPersonStore, type PersonStore, personDatabase, personStoreName } from './person-store.ts'

/** The kept values that came down from the server and may not outlive the shift. */
const downloads = ['slice', 'post']

/**
 * Ends the shift of one person: when everything is acknowledged, the download and the acknowledged records go.
 * False: something is still unsent or refused, and all of it stays.
 */
export async function endShift(store: PersonStore): Promise<boolean> {
  if ((await countOpen(store.db)) > 0) return false
  await dropKept(store, downloads)
  await pruneOutbox(store.db)
  return true
}

/**
 * Signs a person out of this phone. With open work the sealed store stays and only the password opens it again;
 * without, nothing of the person stays, the key included.
 */
export async function leavePhone(device: DeviceStore, store: PersonStore): Promise<'kept' | 'wiped'> {
  await lockKeyring(device, store.userId)
  if ((await countOpen(store.db)) > 0) return 'kept'
  await forgetPerson(device, store.userId)
  return 'wiped'
}

/** Takes one person off the phone: the wrapped key first, because what is sealed without a key is gone already. */
export async function forgetPerson(device: DeviceStore, userId: string): Promise<void> {
  await device.keyrings.delete(userId)
  await Dexie.delete(personStoreName(userId))
}

/** The server has revoked this phone: every person's keys and records on it go, sent or not, and its id with them. */
export async function wipePhone(device: DeviceStore): Promise<void> {
  const people = await device.keyrings.toArray()
  await device.keyrings.clear()
  for (const { userId } of people) await Dexie.delete(personStoreName(userId))
  device.close()
  await Dexie.delete(deviceStoreName)
}

/** How many records of each person on this phone still wait, for the switch page; needs no key. */
export async function countWaitingByPerson(device: DeviceStore): Promise<Map<string, number>> {
  const waiting = new Map<string, number>()
  for (const { userId } of await device.keyrings.toArray()) {
    const db = personDatabase(userId)
    waiting.set(userId, await countOpen(db))
    db.close()
  }
  return waiting
}

/** Opens the store of whoever is signed in on this phone; undefined when nobody is. */
export async function openStoreOf(device: DeviceStore, userId: string): Promise<PersonStore | undefined> {
  const keyring = await device.keyrings.get(userId)
  return keyring?.key && openPersonStore(userId, keyring.key)
}
