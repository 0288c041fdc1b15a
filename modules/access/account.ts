import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { isCommonPassword } from './common-passwords.ts'

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_.-]{2,31}$/, '3-32 a-z 0-9 _ . -')
export const Password = z.string().min(10).max(128)

const accountName = personal(z.string().trim().min(1).max(40), {
  purpose: 'signIn',
  legalBasis: 'PIPL 13(1)(2)',
  sensitivity: 'ordinary',
  retention: 'P1Y',
})

/** The initial password is made in the administrator's browser, shown there once, and never enters the ledger. */
export const CreateUser = z.strictObject({
  userId: Id,
  username: Username,
  name: accountName,
  password: Password,
  /** The area whose administrators look after this account. */
  areaId: AreaId,
  /** The same human in the register of people, so that they can see who read them. */
  personId: Id.optional(),
})
export type CreateUser = z.infer<typeof CreateUser>

export const ResetPassword = z.strictObject({ userId: Id, password: Password })
export const DisableUser = z.strictObject({ userId: Id, reason: z.string().trim().min(2).max(200) })

export const ChangePassword = z.strictObject({ current: z.string().max(200), next: z.string().max(200) })
export const SecondFactorCode = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})
export const SignIn = z.object({ username: z.string().max(200), password: z.string().max(200), device: Id.optional() })

/** Whether this may become the password of that account. */
export function isSoundPassword(next: string, { username, current }: { username: string; current?: string }): boolean {
  const fits = Password.safeParse(next).success && !isCommonPassword(next)
  return fits && !next.toLowerCase().startsWith(username) && next !== current
}
