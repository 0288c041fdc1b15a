export { authRoutes } from './auth-routes.ts'
export { type Doorkeeper, type DoorkeeperOptions, openDoorkeeper } from './doorkeeper.ts'
export {
  disableAccount,
  ensureFirstUser,
  listAccounts,
  makeUser,
  type Operator,
  resetAccount,
  type UserToMake,
} from './make-user.ts'
export { namesOfUsers } from './person-names.ts'
export { type StandingAccount, standingAccounts } from './standing-accounts.ts'
