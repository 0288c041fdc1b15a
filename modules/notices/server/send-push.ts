import * as http from 'node:http'
import * as https from 'node:https'
import webPush from 'web-push'
import { lookupPublic, mayPushTo, type PushReach } from './push-address.ts'

export interface Endpoint {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushToSend {
  to: Endpoint
  /** What the browser's own worker reads; encrypted for it alone (RFC 8291). */
  payload: unknown
  /** A later push under the same topic takes the place of one that still waits at the service. */
  topic: string
  keys: { publicKey: string; privateKey: string }
  /** Whom the push service may turn to. */
  subject: string
  reach: PushReach
}

const WITHIN_MS = 10_000
/** The service keeps it for so long where the browser is away. */
const KEEP_S = 12 * 3600

/** What the push service answered (its HTTP status), or in one word why it was not reached. The address stands in no message. */
export async function sendPush({ to, payload, topic, keys, subject, reach }: PushToSend): Promise<number | string> {
  if (!mayPushTo(to.endpoint, reach)) return 'EPRIVATE'
  const { endpoint, p256dh, auth } = to
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
    vapidDetails: { subject, ...keys },
    TTL: KEEP_S,
    urgency: 'high',
    topic,
  })
  const { request: begin } = endpoint.startsWith('https:') ? https : http
  return new Promise((resolve) => {
    const sent = begin(
      endpoint,
      {
        method: 'POST',
        headers: request.headers as http.OutgoingHttpHeaders,
        signal: AbortSignal.timeout(WITHIN_MS),
        // No pool of connections: one that is open already would not look its name up again.
        agent: false,
        ...(reach === 'public' ? { lookup: lookupPublic as never } : {}),
      },
      (answer) => {
        // What it says besides is of no interest, however long; where it leads to is not followed.
        answer.on('error', () => {})
        answer.destroy()
        resolve(answer.statusCode ?? 0)
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name))
    sent.end(request.body)
  })
}
