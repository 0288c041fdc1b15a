import type { Vault } from '../../../platform/server/vault/vault.ts'

/**
 * Keyed hashes by which a vehicle or a person is found again within one response, and nowhere else. Plates and numbers are
 * taken as the schemas have normalised them on their way in.
 */
export function plateKey(vault: Vault, responseId: string, plate: string): Buffer {
  return vault.lookupKey(responseId, 'plate', plate)
}

export function personKey(vault: Vault, responseId: string, identityNumber: string): Buffer {
  return vault.lookupKey(responseId, 'identity', identityNumber)
}
