import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { username } from 'better-auth/plugins/username'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { OIDC_ID, type OidcSettings, signOnProvider } from './sign-on.ts'

export interface AuthOptions {
  door: pg.Pool
  /** Where people reach us, such as https://muster.example.gov.cn: passkeys belong to its host. */
  publicUrl: string
  secret: string
  oidc?: OidcSettings | undefined
}

export const SESSION_DAYS = 7

/** better-auth on the tables of schema `access`. Nobody signs themselves up: accounts are made by actions. */
export function makeAuth({ door, publicUrl, secret, oidc }: AuthOptions) {
  const url = new URL(publicUrl)
  const dialect = new PostgresDialect({ pool: door })
  const db = new Kysely<unknown>({ dialect, plugins: [new CamelCasePlugin()] }).withSchema('access')
  return betterAuth({
    appName: 'Muster',
    baseURL: url.origin,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    trustedOrigins: ownOrigins,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { modelName: 'user_account' },
    session: { modelName: 'session', expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true },
    account: {
      modelName: 'credential',
      encryptOAuthTokens: true,
      // What the other house says of an e-mail counts for nothing here: who is who is decided in sign-on.ts.
      accountLinking: {
        enabled: true,
        allowDifferentEmails: true,
        trustedProviders: [OIDC_ID],
        requireLocalEmailVerified: false,
        disableImplicitLinking: !oidc?.match,
      },
    },
    verification: { modelName: 'verification' },
    // What it did not foresee comes to us: it would print it whole, with the values in it.
    onAPIError: { errorURL: `${url.origin}/`, throw: true },
    // A whole office may share one address: its own rule of three sign-ins in ten seconds would shut them out.
    rateLimit: { enabled: true, window: 60, max: 60, customRules: { '/sign-in/social': { window: 60, max: 60 } } },
    advanced: {
      cookiePrefix: 'muster',
      useSecureCookies: url.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      // It compares names before our plugin turns them into the database's own; our tests compare by signing in.
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: ['x-muster-address'] },
    },
    databaseHooks: { session: { create: { before: (session) => refuseDisabled(door, session.userId) } } },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 32, usernameValidator: isUsername }),
      // The browser itself ties a passkey to this host; the port is left to the request.
      passkey({
        rpID: url.hostname,
        rpName: '集结号 Muster',
        // A passkey alone signs in, so it must be two factors in one: the device, and the finger, face or PIN that opens it.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo) },
        authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo) },
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
      }),
      genericOAuth({ config: oidc ? [signOnProvider(oidc)] : [] }),
    ],
  })
}

export type Auth = ReturnType<typeof makeAuth>

/** Passkeys need a host name: the standard knows none for bare addresses. */
export function mayUsePasskeys(publicUrl: string): boolean {
  return !/^[\d.]+$|^\[/.test(new URL(publicUrl).hostname)
}

function isUsername(name: string): boolean {
  return /^[a-z0-9][a-z0-9_.-]*$/.test(name)
}

// One server may be reached under several names in a county's network; the page and its requests share one.
function ownOrigins(request?: Request): string[] {
  const host = request?.headers.get('host')
  return host ? [`http://${host}`, `https://${host}`] : []
}

async function mustBeVerified(info: { userVerified: boolean } | undefined): Promise<void> {
  if (!info?.userVerified) throw new APIError('UNAUTHORIZED', { code: 'NOT_VERIFIED', message: 'not verified' })
}

// Holds for every way in: password, passkey, another house.
async function refuseDisabled(door: pg.Pool, userId: string): Promise<void> {
  const { rowCount } = await door.query('select from access.user_account where id = $1 and disabled_at is null', [
    userId,
  ])
  if (!rowCount) throw new APIError('UNAUTHORIZED', { code: 'account_disabled', message: 'disabled' })
}
