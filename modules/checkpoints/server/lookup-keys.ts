import type { Vault } from '../../../platform/server/vault/vault.ts'
import { normaliseIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { normalisePlate } from '../../../platform/shared/codes/plate.ts'

/** Keyed hashes by which a vehicle or a person is found again within one response, and nowhere else. */
export function plateKey(vault: Vault, responseId: string, plate: string): Buffer {
  return vault.lookupKey(responseId, 'plate', normalisePlate(plate))
}

export function personKey(vault: Vault, responseId: string, identityNumber: string): Buffer {
  return vault.lookupKey(responseId, 'identity', normaliseIdentityNumber(identityNumber))
}
