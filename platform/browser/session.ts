import { type QueryClient, useQuery } from '@tanstack/react-query'
import { getJson, postJson } from './api.ts'
import { ApiProblem } from './api-problem.ts'
import type { Language } from './language/language.ts'
import type { SecondFactor } from './second-factor.ts'

export type Session = {
  user: { id: string; name: string; username: string; mustChangePassword: boolean }
  permissions: string[]
  places: { areaId: string; name: string; level: string }[]
  language?: Language
  secondFactor?: SecondFactor
}

/** Other ways in than a password, as this server is configured. */
export type SignInWays = { passkey: boolean; oidc: { id: string; name: string; tied?: boolean }[] }

/** Who is signed in; undefined when nobody is. Being offline is a problem, not a sign-out. */
export async function getSession(): Promise<Session | undefined> {
  try {
    return await getJson<Session>('/api/session')
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return undefined
    throw error
  }
}

export const signIn = (username: string, password: string) => postJson('/api/auth/sign-in', { username, password })
export const signOut = () => postJson('/api/auth/sign-out', {})
export const changePassword = (current: string, next: string) =>
  postJson('/api/auth/change-password', { current, next })

/** A server that does not answer this offers a password only. */
export async function getSignInWays(): Promise<SignInWays> {
  try {
    const ways = await getJson<Partial<SignInWays>>('/api/auth/ways')
    return { passkey: ways.passkey ?? false, oidc: ways.oidc ?? [] }
  } catch {
    return { passkey: false, oidc: [] }
  }
}

export const SESSION_KEY = ['session']

/** Nobody is signed in any more: the sign-in page shows, and nothing one person saw stays in memory for the next. */
export function forgetPerson(client: QueryClient): void {
  // Not `client.clear()`: who looks at the session would go on looking at what was cleared, and see the person for ever.
  client.setQueryData(SESSION_KEY, null)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
  client.getMutationCache().clear()
}

export function useSession() {
  // null, since a query may not give undefined.
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => (await getSession()) ?? null,
    staleTime: 5 * 60_000,
    retry: false,
  })
}

/** `may('passage.read')`: true when the signed-in person holds the permission somewhere. No permission asked: true. */
export function useMay(): (permission: string | undefined) => boolean {
  const { data } = useSession()
  return (permission) => permission === undefined || (data?.permissions.includes(permission) ?? false)
}
