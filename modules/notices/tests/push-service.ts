import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

interface Arrived {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service on this machine: keeps what arrives and answers as it is told to. */
export async function pushService() {
  const arrived: Arrived[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(answers.shift() ?? 201).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, arrived, answerNext: (...statuses: number[]) => answers.push(...statuses) }
}

/** A browser with a subscription: it alone can read what is pushed to it. */
export function browserAt(origin: string) {
  const key = createECDH('prime256v1')
  key.generateKeys()
  const auth = randomBytes(16)
  const path = `/push/${randomBytes(8).toString('hex')}`
  const endpoint = `${origin}${path}`
  return {
    path,
    endpoint,
    subscription: { endpoint, p256dh: key.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (body: Buffer) => JSON.parse(decrypted(body, key, auth)) as Record<string, string>,
  }
}

/** What RFC 8291 and RFC 8188 say a browser does with a body: derive the key, open the one record, take the padding off. */
function decrypted(body: Buffer, key: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), key.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', key.computeSecret(sender), auth, info, 32))
  const contentKey = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const opening = createDecipheriv('aes-128-gcm', contentKey, nonce)
  opening.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([opening.update(record.subarray(0, -16)), opening.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}

/** The claims of a VAPID header (RFC 8292) once its signature is proved with the key that stands beside it. */
export function provedClaims(authorization: string | undefined): { aud: string; sub: string; key: string } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' })
  const proved = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!proved) throw new Error('the signature does not hold')
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), key }
}
