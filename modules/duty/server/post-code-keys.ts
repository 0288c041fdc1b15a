import type { Vault } from '../../../platform/server/vault/vault.ts'
import { addDays, type LocalDay, localDay } from '../../../platform/shared/dates.ts'
import { publicKeyOf } from '../../../platform/shared/signing.ts'
import { DUTY_CLASS } from './insert-members.ts'

/** So many days a phone can show a post's code without a network, today among them. */
const DAYS_AHEAD = 3

/** The private keys of a post's code by local day, from the day of `at` on: for the phone that shows it. They die with the response's keys. */
export async function postCodeKeys(
  vault: Vault,
  { responseId, postId }: { responseId: string; postId: string },
  at: Date,
): Promise<Record<LocalDay, string>> {
  await vault.ready(responseId, DUTY_CLASS, at)
  return Object.fromEntries(
    daysFrom(localDay(at), DAYS_AHEAD).map((day) => [day, privateKey(vault, responseId, postId, day)]),
  )
}

/** The public keys for the days around `at`: for whoever scans, and for the desk that proves what they scanned. */
export async function postCodeProofs(
  vault: Vault,
  { responseId, postId }: { responseId: string; postId: string },
  at: Date,
): Promise<Record<LocalDay, string>> {
  await vault.ready(responseId, DUTY_CLASS, at)
  return Object.fromEntries(
    daysFrom(addDays(localDay(at), -1), DAYS_AHEAD).map((day) => [
      day,
      publicKeyOf(privateKey(vault, responseId, postId, day)),
    ]),
  )
}

const daysFrom = (day: LocalDay, count: number) => Array.from({ length: count }, (_, at) => addDays(day, at))

function privateKey(vault: Vault, responseId: string, postId: string, day: LocalDay): string {
  return vault.lookupKey(responseId, 'postCode', `${postId} ${day}`).toString('hex').slice(0, 64)
}
