import Dexie, { type EntityTable } from 'dexie'
import { v4 as randomUuid } from 'uuid'
import type { Sealed } from './sealing.ts'

/** One person who has signed in on this phone. Only the mask of the name is in the open: the switch page needs it. */
export interface Keyring {
  userId: string
  username: string
  mask: string
  salt: Uint8Array<ArrayBuffer>
  iterations: number
  /** The person's data key, wrapped by a key that only the password gives. */
  wrapped: Sealed
  /** The same key, not extractable, while the person is signed in here; signing out takes it away. */
  key?: CryptoKey | undefined
  usedAt: string
}

interface Setting {
  name: string
  value: unknown
}

/** What belongs to the phone and not to a person: its id, its settings, and who may open their store on it. */
export type DeviceStore = Dexie & {
  settings: EntityTable<Setting, 'name'>
  keyrings: EntityTable<Keyring, 'userId'>
}

export const deviceStoreName = 'muster-device'

export function openDeviceStore(): DeviceStore {
  const store = new Dexie(deviceStoreName, { cache: 'disabled' }) as DeviceStore
  store.version(1).stores({ settings: 'name', keyrings: 'userId, username' })
  return store
}

export async function readSetting<T>(store: DeviceStore, name: string): Promise<T | undefined> {
  return (await store.settings.get(name))?.value as T | undefined
}

export async function writeSetting(store: DeviceStore, name: string, value: unknown): Promise<void> {
  await store.settings.put({ name, value })
}

/** The phone's own id, made once; it names the device in every command and in the register of devices. */
export async function deviceId(store: DeviceStore): Promise<string> {
  return store.transaction('rw', store.settings, async () => {
    const known = await readSetting<string>(store, 'deviceId')
    if (known) return known
    const made = randomUuid()
    await writeSetting(store, 'deviceId', made)
    return made
  })
}
