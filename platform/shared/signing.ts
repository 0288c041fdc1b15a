import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Ed25519 in plain script: old web views on field phones have no such key in their own crypto. Keys are 32 bytes as hex. */
export interface SigningKeys {
  privateKey: string
  publicKey: string
}

export function newSigningKeys(): SigningKeys {
  const { secretKey, publicKey } = ed25519.keygen()
  return { privateKey: bytesToHex(secretKey), publicKey: bytesToHex(publicKey) }
}

/** The public half of a private key. */
export function publicKeyOf(privateKey: string): string {
  return bytesToHex(ed25519.getPublicKey(hexToBytes(privateKey)))
}

/** Eight hex digits that name a public key: the start of its SHA-256. */
export function keyIdOf(publicKey: string): string {
  return bytesToHex(sha256(hexToBytes(publicKey))).slice(0, 8)
}

/** The 64 bytes of a signature over `message`. */
export function sign(message: Uint8Array, privateKey: string): Uint8Array {
  return ed25519.sign(message, hexToBytes(privateKey))
}

/** Strict verification (no ZIP 215): one message has one reading everywhere. Never throws: what cannot be read is not signed. */
export function isSignedBy(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    return ed25519.verify(signature, message, hexToBytes(publicKey), { zip215: false })
  } catch {
    return false
  }
}

/** HMAC-SHA256 of `text` under a hex key, as hex. */
export function keyedHash(key: string, text: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(text)))
}

export const toHex = bytesToHex
export const fromHex = hexToBytes
