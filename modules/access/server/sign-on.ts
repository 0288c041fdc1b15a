import { createHash } from 'node:crypto'
import type pg from 'pg'
import { discover, discoveryUrlOf, fetchFromHouse } from './other-house.ts'

/** Sign-in at another house (WeCom, DingTalk, any OpenID provider), as the operator has configured it. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call the other house; its host where left out. */
  name?: string | undefined
  /** The claim that says the username here; left out = only whoever tied their account themselves is recognised. */
  match?: string | undefined
}

interface Tokens {
  accessToken?: string | undefined
  idToken?: string | undefined
}

export const OIDC_ID = 'oidc'

/** What stands on the button. */
export const signOnName = ({ name, issuer }: OidcSettings) => name ?? new URL(issuer).hostname

/** Whether this account may come in from the other house. */
export async function isTied(door: pg.Pool, userId: string): Promise<boolean> {
  const { rowCount } = await door.query('select from access.credential where user_id = $1 and provider_id = $2', [
    userId,
    OIDC_ID,
  ])
  return Boolean(rowCount)
}

/** The other house as better-auth wants it: it makes state, nonce and PKCE and proves the token; the fetching is ours. */
export function signOnProvider(oidc: OidcSettings) {
  const { issuer, clientId, clientSecret, match } = oidc
  return {
    providerId: OIDC_ID,
    name: signOnName(oidc),
    discoveryUrl: discoveryUrlOf(issuer),
    // With headers of ours it follows redirects within the same origin only.
    discoveryHeaders: { accept: 'application/json' },
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    disableSignUp: true,
    getToken: (given: { code: string; redirectURI: string; codeVerifier?: string | undefined }) =>
      exchangeCode(oidc, given),
    // Whoever comes back sees our page with a word on what failed, never a bare fault.
    getUserInfo: (tokens: Tokens) => describeComer(oidc, tokens).catch(() => null),
    mapProfileToUser: (profile: Record<string, unknown>) => ({ email: fillerMail(profile, match) }),
  }
}

async function describeComer({ issuer, match }: OidcSettings, { idToken, accessToken }: Tokens) {
  const claims = claimsOf(idToken)
  const more = match && claims[match] === undefined ? await askWho(issuer, accessToken) : {}
  return { ...more, ...claims, emailVerified: false }
}

async function exchangeCode(
  { issuer, clientId, clientSecret }: OidcSettings,
  { code, redirectURI, codeVerifier }: { code: string; redirectURI: string; codeVerifier?: string | undefined },
) {
  const { tokenUrl, wantsSecretInForm } = await discover(issuer)
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectURI })
  if (codeVerifier) body.set('code_verifier', codeVerifier)
  const headers = new Headers({ accept: 'application/json' })
  if (wantsSecretInForm) {
    body.set('client_id', clientId)
    body.set('client_secret', clientSecret)
  } else headers.set('authorization', basic(clientId, clientSecret))
  const answer = await fetchFromHouse(tokenUrl, { method: 'POST', body, headers })
  return { accessToken: textOf(answer.access_token), idToken: textOf(answer.id_token) }
}

/** RFC 6749, 2.3.1: both halves are form-encoded first. */
function basic(clientId: string, clientSecret: string): string {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** The claims of an ID token whose signature, audience and nonce better-auth has just proved. */
function claimsOf(idToken: string | undefined): Record<string, unknown> & { sub: string } {
  const claims = JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString())
  if (typeof claims.sub !== 'string' || claims.sub === '') throw new Error('a token without a subject')
  return claims
}

async function askWho(issuer: string, accessToken: string | undefined): Promise<Record<string, unknown>> {
  const { userInfoUrl } = await discover(issuer)
  if (!userInfoUrl || !accessToken) return {}
  return fetchFromHouse(userInfoUrl, { headers: { authorization: `Bearer ${accessToken}` } })
}

/** Accounts carry <username>@account.invalid: by it a matching claim finds its account, and nothing else finds any. */
function fillerMail(profile: Record<string, unknown>, match: string | undefined): string {
  const claimed = match && textOf(profile[match])?.toLowerCase()
  if (claimed && /^[a-z0-9][a-z0-9_.-]{2,31}$/.test(claimed)) return `${claimed}@account.invalid`
  return `${createHash('sha256').update(String(profile.sub)).digest('hex')}@sign-on.invalid`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
