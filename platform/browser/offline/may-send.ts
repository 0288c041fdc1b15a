import { newId } from '../../shared/ids.ts'
import { sendCommands } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import { getSession } from '../session.ts'
import { findKept, keep } from './person-store.ts'
import { deviceRevoked } from './settle.ts'
import { type AtWork, signInFrom } from './sign-in.ts'

export type MaySend = 'yes' | 'signedOut' | 'revoked'

/**
 * Whether this person's records may go out now: the session in the browser must be theirs (a shared phone may hold
 * another's), and the phone must be registered. Throws ApiProblem when the server is out of reach.
 */
export async function maySend(atWork: AtWork, device: string): Promise<MaySend> {
  const session = await sessionOf(atWork, device)
  if (session !== 'theirs') return session
  if ((await findKept<string>(atWork.store, 'registered')) === device) return 'yes'
  return registerDevice(atWork, device)
}

async function sessionOf(atWork: AtWork, device: string): Promise<'theirs' | 'signedOut' | 'revoked'> {
  const { id, username } = atWork.session.user
  if ((await getSession())?.user.id === id) return 'theirs'
  if (!atWork.password) return 'signedOut'
  try {
    await signInFrom(device, username, atWork.password)
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.problem.code === deviceRevoked) return 'revoked'
    if (thrown instanceof ApiProblem && thrown.status === 401) return 'signedOut'
    throw thrown
  }
  atWork.password = undefined
  return (await getSession())?.user.id === id ? 'theirs' : 'signedOut'
}

async function registerDevice({ store }: AtWork, device: string): Promise<MaySend> {
  const input = { deviceId: device, label: deviceName(navigator.userAgent), kind: 'phone' }
  const madeAt = new Date().toISOString()
  const [answer] = await sendCommands([{ id: newId(), action: 'access.registerDevice', input, madeAt, device }])
  if (answer?.outcome === 'refused' && answer.problem.code === deviceRevoked) return 'revoked'
  // A server that refuses for another reason still takes records: they say themselves which phone made them.
  if (answer?.outcome === 'accepted') await keep(store, 'registered', device)
  return 'yes'
}

/** Android / iPhone / Windows …: enough for an administrator to tell two phones apart, no fingerprint. */
export function deviceName(userAgent: string): string {
  const kinds = ['HarmonyOS', 'Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux']
  const kind = kinds.find((one) => userAgent.includes(one)) ?? 'browser'
  const inside = /MicroMessenger/.test(userAgent) ? ' WeChat' : /DingTalk/.test(userAgent) ? ' DingTalk' : ''
  return kind + inside
}
