import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { readSettings, WrongSettings } from '../../../platform/server/settings.ts'
import { Wanderer } from '../../../tests/support/identity-house.ts'
import { type Refused, Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { discover } from '../server/other-house.ts'

/** Another house that was taken over: each test says how it lies. */
const honest = { document: {} as object, token: {} as object, otherKey: false, sendsTo: '', hangs: false }
const lie = { ...honest }
const house = { issuer: '', nonce: '' }
const reached: string[] = []
const [key, forged] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
const provider = createServer(async (request, response) => {
  reached.push(request.url ?? '')
  if (lie.hangs) return
  if (lie.sendsTo && request.url === '/token') {
    response.writeHead(307, { location: lie.sendsTo }).end()
    return
  }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(await answerOf(request.url ?? '')))
})
await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening))
house.issuer = `http://127.0.0.1:${(provider.address() as { port: number }).port}`
afterAll(() => {
  provider.closeAllConnections()
  provider.close()
})

const server = await testServer({
  MUSTER_OIDC_ISSUER: house.issuer,
  MUSTER_OIDC_CLIENT_ID: 'muster',
  MUSTER_OIDC_CLIENT_SECRET: 'made-up',
  MUSTER_OIDC_MATCH: 'preferred_username',
})

async function answerOf(path: string): Promise<unknown> {
  const { issuer } = house
  if (path.startsWith('/.well-known')) {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      ...lie.document,
    }
  }
  if (path === '/jwks') return { keys: [{ ...(await exportJWK(key.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: 'muster', iat: now, exp: now + 300, sub: 'x', preferred_username: 'viewer' }
  const token = new SignJWT({ ...claims, nonce: house.nonce, ...lie.token })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign((lie.otherKey ? forged : key).privateKey)
  return { access_token: 'made-up', token_type: 'Bearer', expires_in: 300, id_token: await token }
}

/** Goes to the lying house and comes back with what it says; answers where one ends and who one is then. */
async function comeBack(how: Partial<typeof honest>) {
  Object.assign(lie, honest)
  const session = new Session(server.url)
  const { url } = (await session.post('/api/auth/sign-in/social', { provider: 'oidc' })) as { url: string }
  const asked = new URL(url).searchParams
  house.nonce = asked.get('nonce') ?? ''
  Object.assign(lie, how)
  const wanderer = new Wanderer()
  wanderer.takeCookies(server.url, session.cookie)
  const back = `${server.url}/api/auth/callback/oidc?code=made-up&state=${asked.get('state')}`
  const { url: at } = await wanderer.go(back)
  session.cookie = wanderer.cookiesOf(server.url)
  return { at, signedIn: (await session.get('/api/session')).ok }
}

test('an honest answer opens the account of that username', async () => {
  await server.as('viewer')
  expect(await comeBack({})).toEqual({ at: `${server.url}/`, signedIn: true })
})

const lies: [story: string, how: Partial<typeof honest>][] = [
  ['for another request (nonce)', { token: { nonce: 'of-somebody-else' } }],
  ['without a nonce', { token: { nonce: undefined } }],
  ['for another client', { token: { aud: 'another-house' } }],
  ['of another issuer', { token: { iss: 'https://elsewhere.example' } }],
  ['that is over', { token: { exp: Math.floor(Date.now() / 1000) - 600 } }],
  ['signed with another key', { otherKey: true }],
  ['about nobody', { token: { sub: '' } }],
]

test.each(lies)('a token %s opens nothing', async (_story, how) => {
  const { at, signedIn } = await comeBack(how)
  expect(at).toMatch(/\/\?error=(unable_to_get_user_info|invalid_code)/)
  expect(signedIn).toBe(false)
})

test('where the other house sends the server on, it does not go', async () => {
  const inside = createServer((_request, response) => response.end('{}'))
  await new Promise<void>((listening) => inside.listen(0, '127.0.0.1', listening))
  let visits = 0
  inside.on('request', () => visits++)
  const sendsTo = `http://127.0.0.1:${(inside.address() as { port: number }).port}/latest/meta-data`
  expect((await comeBack({ sendsTo })).signedIn).toBe(false)
  expect(visits).toBe(0)
  inside.close()
})

test.each([
  ['of another issuer', { issuer: 'https://elsewhere.example' }],
  ['that wants the secret in the clear', { token_endpoint: 'http://198.51.100.7/token' }],
  ['that points inside', { jwks_uri: 'http://169.254.169.254/latest' }],
  ['that points at a file', { userinfo_endpoint: 'file:///etc/passwd' }],
  ['without a token address', { token_endpoint: undefined }],
])('a discovery document %s is not believed', async (_story, document) => {
  Object.assign(lie, honest, { document })
  const refused = await new Session(server.url).post('/api/auth/sign-in/social', { provider: 'oidc' }).catch((e) => e)
  expect((refused as Refused).problem.code).toBe('access.signOnDown')
  await expect(discover(house.issuer)).rejects.toThrow()
})

test('a house that hangs is waited for ten seconds at most, and holds up nobody who signs in by password', async () => {
  Object.assign(lie, honest, { hangs: true })
  const viewer = await server.as('viewer')
  const began = Date.now()
  let hangs = true
  const hanging = new Session(server.url).post('/api/auth/sign-in/social', { provider: 'oidc' }).catch((e) => e)
  void hanging.finally(() => {
    hangs = false
  })
  await new Session(server.url).signIn(viewer.username, viewer.password)
  expect(hangs).toBe(true)
  expect(((await hanging) as Refused).problem.code).toBe('access.signOnDown')
  expect(Date.now() - began).toBeLessThan(40_000)
})

test('an address of the other house that is not encrypted is refused at the start', () => {
  const given = { MUSTER_OIDC_CLIENT_ID: 'x', MUSTER_OIDC_CLIENT_SECRET: 'y' }
  expect(() => readSettings({ ...given, MUSTER_OIDC_ISSUER: 'http://id.example.gov.cn' })).toThrow(WrongSettings)
  expect(readSettings({ ...given, MUSTER_OIDC_ISSUER: 'https://id.example.gov.cn' }).oidc?.issuer).toBe(
    'https://id.example.gov.cn',
  )
})
