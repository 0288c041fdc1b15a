import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'

/** An identity provider of another house, as small as the standard allows; who signs in there is `subject`. */
const house = { issuer: '', subject: 'somebody', nonce: undefined as string | undefined }
const { publicKey, privateKey } = await generateKeyPair('RS256')
const provider = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(await answerOf(request.url ?? '')))
})
await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening))
house.issuer = `http://127.0.0.1:${(provider.address() as { port: number }).port}`
afterAll(() => new Promise((closed) => provider.close(closed)))

const server = await testServer({
  MUSTER_OIDC_ISSUER: house.issuer,
  MUSTER_OIDC_CLIENT_ID: 'muster',
  MUSTER_OIDC_CLIENT_SECRET: 'made-up',
})

async function answerOf(path: string): Promise<unknown> {
  const { issuer, subject } = house
  if (path.startsWith('/.well-known')) {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }
  if (path === '/jwks') return { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const claims = { sub: subject, name: '演示', email: `${subject}@example.com`, email_verified: true }
  if (path === '/userinfo') return claims
  const token = new SignJWT({ ...claims, ...(house.nonce ? { nonce: house.nonce } : {}) })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience('muster')
    .setIssuedAt()
    .setExpirationTime('5m')
  return { access_token: 'made-up', token_type: 'Bearer', expires_in: 300, id_token: await token.sign(privateKey) }
}

/** Goes to the other house and comes back, as a browser would. */
async function comeBack(session: Session, path: string): Promise<Response> {
  const { url } = (await session.post(path, { provider: 'oidc', callbackURL: '/' })) as { url: string }
  const asked = new URL(url)
  expect(asked.origin).toBe(house.issuer)
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
  house.nonce = asked.searchParams.get('nonce') ?? undefined
  const back = await fetch(
    `${server.url}/api/auth/callback/oidc?code=made-up&state=${asked.searchParams.get('state')}`,
    {
      headers: { cookie: session.cookie },
      redirect: 'manual',
    },
  )
  for (const cookie of back.headers.getSetCookie()) session.cookie += `; ${cookie.split(';')[0]}`
  return back
}

test('whoever tied their account to another house signs in from there', async () => {
  const viewer = await server.as('viewer')
  const nobody = await server.as('nobody')
  expect(await (await nobody.get('/api/auth/ways')).json()).toMatchObject({ oidc: [{ id: 'oidc', name: '127.0.0.1' }] })
  await comeBack(viewer, '/api/auth/link-social')
  const session = new Session(server.url)
  await comeBack(session, '/api/auth/sign-in/social')
  expect(await (await session.get('/api/session')).json()).toMatchObject({ user: { username: viewer.username } })
})

test('somebody known there but not here stays outside, and no account is made', async () => {
  house.subject = 'a-stranger'
  const session = new Session(server.url)
  await comeBack(session, '/api/auth/sign-in/social')
  expect((await session.get('/api/session')).status).toBe(401)
  const administrator = await server.as('administrator')
  const { rows } = await administrator.ask<{ rows: { username: string }[] }>('access.users')
  expect(rows.map((row) => row.username)).toEqual(['cast-administrator', 'viewer'])
})
