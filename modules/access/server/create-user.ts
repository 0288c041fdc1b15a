import { hashPassword } from 'better-auth/crypto'
import { action, happened } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { CreateUser, isSoundPassword } from '../account.ts'
import { problems } from '../problems.ts'
import { insertAccount } from './accounts.ts'

/** Makes an account that its administrator hands over with a first password, which must be changed at once. */
export const createUser = action({
  name: 'access.createUser',
  permission: 'access.users',
  input: CreateUser,
  secret: true,
  place: async (_look, inputs) => inputs.map(({ areaId }) => ({ areaId })),
  async run({ client, vault, now }, { userId, username, name, password, areaId, personId }) {
    refuseIf(isSoundPassword(password, { username }) ? undefined : problems.weakPassword())
    const taken = await client.query('select access.username_taken($1) as taken', [username])
    refuseIf(taken.rows[0]?.taken ? problems.usernameTaken({ username }) : undefined)
    const hash = await hashPassword(password)
    await insertAccount(client, vault, { userId, username, name, hash, areaId, personId, mustChange: true }, now)
    return happened('access.userCreated', { userId, username, areaId }, { topics: ['access'], result: { userId } })
  },
})
