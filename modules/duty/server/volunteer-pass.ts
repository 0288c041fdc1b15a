import { createHash, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { DUTY_CLASS } from './insert-members.ts'

/**
 * The secret of a sign-up link: 128 bits of an HMAC under the response's lookup key. It is kept nowhere, so that no copy of the
 * database opens the door, and it dies with the response's keys.
 */
export async function linkPass(
  vault: Vault,
  { id, responseId }: { id: string; responseId: string },
  now: Date,
): Promise<string> {
  await vault.ready(responseId, DUTY_CLASS, now)
  const secret = vault.lookupKey(responseId, 'volunteerLink', id).subarray(0, 16)
  return `${id}.${secret.toString('base64url')}`
}

/** Whether two secrets are the same, told in the same time however much of them agrees. */
export function samePass(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other))
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
