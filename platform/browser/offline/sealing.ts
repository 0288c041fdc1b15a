/** A value at rest on the phone: AES-GCM under the person's key, bound to where it is kept. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** Seals a JSON value. `context` says where it is kept, so that a row copied to another place does not open there. */
export async function seal(key: CryptoKey, context: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = bytes(JSON.stringify(value))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(context) }, key, plain)
  return { iv, data }
}

/** Opens what `seal` made; throws when the key, the context or a byte is not the same. */
export async function unseal<T>(key: CryptoKey, context: string, sealed: Sealed): Promise<T> {
  const algorithm = { name: 'AES-GCM', iv: sealed.iv, additionalData: bytes(context) }
  const plain = await crypto.subtle.decrypt(algorithm, key, sealed.data)
  return JSON.parse(new TextDecoder().decode(plain)) as T
}
