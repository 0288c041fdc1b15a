import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'
import { freePort } from './free-port.ts'

export interface IdentityHouse {
  issuer: string
  /** What Muster is told in its settings. */
  settings: Record<string, string>
  /** Stops answering, as when its machine is down. */
  shut(): Promise<void>
}

/**
 * The sign-on of another house: a certified OpenID provider on loopback that takes any name at its own sign-in page.
 * `musterUrl` is where Muster will be reached.
 */
export async function identityHouse(musterUrl: string): Promise<IdentityHouse> {
  const issuer = `http://127.0.0.1:${await freePort()}`
  const client = { client_id: 'muster', client_secret: 'made-up & with signs: +/=' }
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [`${musterUrl}/api/auth/callback/oidc`] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    cookies: { keys: ['made-up'] },
    ttl: { AccessToken: 300, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
    findAccount: (_context, id) => ({
      accountId: id,
      // The subject never says the name: houses use numbers that mean nothing elsewhere.
      claims: () => ({ sub: `number-of-${id}`, name: '演示 某人', preferred_username: id }),
    }),
  })
  const server: Server = createServer(provider.callback()).listen(Number(new URL(issuer).port), '127.0.0.1')
  const shut = () =>
    new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  afterAll(shut)
  return {
    issuer,
    settings: {
      MUSTER_OIDC_ISSUER: issuer,
      MUSTER_OIDC_CLIENT_ID: client.client_id,
      MUSTER_OIDC_CLIENT_SECRET: client.client_secret,
      MUSTER_OIDC_NAME: '演示统一认证',
    },
    shut,
  }
}

/** A browser without a window: goes where it is sent and remembers cookies, site by site. */
export class Wanderer {
  private readonly cookies = new Map<string, Map<string, string>>()

  cookiesOf(url: string): string {
    return [...(this.cookies.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  takeCookies(url: string, cookie: string): void {
    const kept = new Map(cookie.split('; ').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]))
    this.cookies.set(new URL(url).host, kept)
  }

  /** Follows redirects until a page is shown or the address begins with `until`; answers that address and its text. */
  async go(
    from: string,
    init: RequestInit = {},
    until = 'nowhere:',
  ): Promise<{ url: string; text: string; status: number }> {
    let [url, how] = [from, init]
    for (let hop = 0; hop < 12; hop++) {
      if (url.startsWith(until)) return { url, text: '', status: 0 }
      const headers = { ...(how.headers as Record<string, string>), cookie: this.cookiesOf(url) }
      const answer = await fetch(url, { ...how, headers, redirect: 'manual' })
      this.keep(url, answer)
      const next = answer.headers.get('location')
      if (!next) return { url, text: await answer.text(), status: answer.status }
      url = new URL(next, url).href
      how = {}
    }
    throw new Error('sent in circles')
  }

  private keep(url: string, answer: Response): void {
    const { host } = new URL(url)
    const kept = this.cookies.get(host) ?? new Map<string, string>()
    this.cookies.set(host, kept)
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      if (value) kept.set(name, value)
      else kept.delete(name)
    }
  }
}

/** Signs in as `name` at the other house's own page and agrees; answers where it sends the browser, up to `until`. */
export async function signInAtHouse(wanderer: Wanderer, url: string, name: string, until?: string) {
  const asked = await wanderer.go(url)
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  const agree = await wanderer.go(asked.url, form({ prompt: 'login', login: name, password: 'x' }))
  return wanderer.go(agree.url, form({ prompt: 'consent' }), until)
}
