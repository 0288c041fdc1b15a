import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { breakGlass } from './break-glass.ts'
import { createUser } from './create-user.ts'
import { listDevices, listOwnSessions } from './device-queries.ts'
import { disableUser } from './disable-user.ts'
import { endGrant } from './end-grant.ts'
import { endSession } from './end-session.ts'
import { listBreakGlasses } from './glass-queries.ts'
import { grantRole } from './grant-role.ts'
import { ledgerHistory } from './ledger-history.ts'
import { ledgerReads } from './ledger-reads.ts'
import { listReadingsOf, listReadingsOfMe } from './reading-queries.ts'
import { registerDevice } from './register-device.ts'
import { resetPassword } from './reset-password.ts'
import { reviewBreakGlass } from './review-break-glass.ts'
import { revokeDevice } from './revoke-device.ts'
import { listGrants, listUsers } from './user-queries.ts'

export const access: ServerModule = {
  name: 'access',
  actions: [
    createUser,
    disableUser,
    resetPassword,
    grantRole,
    endGrant,
    registerDevice,
    revokeDevice,
    endSession,
    breakGlass,
    reviewBreakGlass,
  ],
  queries: [
    listUsers,
    listGrants,
    listDevices,
    listOwnSessions,
    listBreakGlasses,
    listReadingsOf,
    listReadingsOfMe,
    ledgerHistory,
    ledgerReads,
  ],
  constraints: {
    user_account_username_unique: () => problems.usernameTaken({ username: '' }),
    break_glass_other_reviews: () => problems.reviewOwn(),
  },
}
