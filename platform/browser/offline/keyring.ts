import type { DeviceStore, Keyring } from './device-store.ts'
import type { Sealed } from './sealing.ts'

/** OWASP's figure for PBKDF2 with SHA-256 (2023); about half a second on a cheap phone, once a sign-in. */
const iterations = 600_000

export type Unlocked =
  | { kind: 'open'; keyring: Keyring; key: CryptoKey }
  | { kind: 'unknown' }
  | { kind: 'wrongPassword' }

/** Makes the data key of a person who signs in on this phone for the first time. */
export async function createKeyring(
  store: DeviceStore,
  person: { userId: string; username: string; mask: string },
  password: string,
): Promise<CryptoKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const dataKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const wrapping = await wrappingKey(password, salt, iterations)
  const wrapped = await wrap(dataKey, wrapping)
  const key = await unwrap(wrapped, wrapping, false)
  await store.keyrings.put({ ...person, salt, iterations, wrapped, key, usedAt: new Date().toISOString() })
  return key
}

/** Opens a person's key with the password; works without a network. The key stays open until `lockKeyring`. */
export async function unlockKeyring(store: DeviceStore, username: string, password: string): Promise<Unlocked> {
  const keyring = await store.keyrings.where('username').equals(username).first()
  if (!keyring) return { kind: 'unknown' }
  const key = await opened(keyring, password, false)
  if (!key) return { kind: 'wrongPassword' }
  await store.keyrings.update(keyring.userId, { key, usedAt: new Date().toISOString() })
  return { kind: 'open', keyring, key }
}

/** Wraps the same data key anew, so that unsent work outlives a change of password. False: the old one is wrong. */
export async function rewrapKeyring(
  store: DeviceStore,
  userId: string,
  oldPassword: string,
  newPassword: string,
): Promise<boolean> {
  const keyring = await store.keyrings.get(userId)
  const dataKey = keyring && (await opened(keyring, oldPassword, true))
  if (!dataKey) return false
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const wrapped = await wrap(dataKey, await wrappingKey(newPassword, salt, iterations))
  await store.keyrings.update(userId, { salt, iterations, wrapped })
  return true
}

/** Takes the open key off the phone: from here on only the password opens what this person left. */
export async function lockKeyring(store: DeviceStore, userId: string): Promise<void> {
  await store.keyrings.update(userId, { key: undefined })
}

async function opened(keyring: Keyring, password: string, extractable: boolean): Promise<CryptoKey | undefined> {
  const wrapping = await wrappingKey(password, keyring.salt, keyring.iterations)
  // AES-GCM says no to a wrong password by its tag: no hash of the password is kept.
  return unwrap(keyring.wrapped, wrapping, extractable).catch(() => undefined)
}

async function wrappingKey(password: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

async function wrap(dataKey: CryptoKey, wrapping: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.wrapKey('raw', dataKey, wrapping, { name: 'AES-GCM', iv }) }
}

function unwrap(wrapped: Sealed, wrapping: CryptoKey, extractable: boolean): Promise<CryptoKey> {
  const how = { name: 'AES-GCM', iv: wrapped.iv }
  const uses: KeyUsage[] = ['encrypt', 'decrypt']
  return crypto.subtle.unwrapKey('raw', wrapped.data, wrapping, how, { name: 'AES-GCM' }, extractable, uses)
}
