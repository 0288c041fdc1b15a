/** Where the other house answers, as its discovery document says. */
interface Endpoints {
  tokenUrl: string
  userInfoUrl: string | undefined
  /** It takes the client's secret in the form only, not as basic authentication. */
  wantsSecretInForm: boolean
}

type Json = Record<string, unknown>

const ANSWER_WITHIN_MS = 10_000
const LARGEST_ANSWER = 256 * 1024

export const discoveryUrlOf = (issuer: string) => `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`

/** Reads the discovery document. Throws when it cannot be had, is another's, or names an address that is not safe. */
export async function discover(issuer: string): Promise<Endpoints> {
  const found = await fetchFromHouse(discoveryUrlOf(issuer))
  if (String(found.issuer).replace(/\/$/, '') !== issuer.replace(/\/$/, '')) throw new Error('another issuer')
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = found
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint ?? issuer])
    if (!isSafeBeside(issuer, address)) throw new Error('an unsafe address')
  const methods = found.token_endpoint_auth_methods_supported
  return {
    tokenUrl: token_endpoint as string,
    userInfoUrl: userinfo_endpoint as string | undefined,
    wantsSecretInForm: Array.isArray(methods) && !methods.includes('client_secret_basic'),
  }
}

/**
 * Fetches a JSON object from the other house. Redirects are not followed and answers are bounded in time and size: a house
 * that was taken over must neither lead us to addresses inside our own network nor hold us up.
 */
export async function fetchFromHouse(url: string, init: RequestInit = {}): Promise<Json> {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
  const body: unknown = JSON.parse(await readBounded(answer))
  if (!answer.ok || typeof body !== 'object' || body === null) throw new Error(`answered ${answer.status}`)
  return body as Json
}

async function readBounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_ANSWER) throw new Error('too long an answer')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

// A house on the network has nothing on our own machine; on one machine (a trial, a test) nothing needs encryption.
function isSafeBeside(issuer: string, address: unknown): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const loopback = isLoopback(new URL(address))
  return loopback ? isLoopback(new URL(issuer)) : new URL(address).protocol === 'https:'
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
