import { type Agent, type IncomingMessage, request } from 'node:http'

export interface Posted {
  status: number
  retryAfterMs: number | undefined
  body: string
}

export interface Asked {
  url: string
  agent: Agent
  cookie: string
  /** JSON to post; without it the request is a GET. */
  body?: string
  /** Cuts the connection as soon as the request is out, as a dead zone does: the answer is lost. */
  loseAnswer?: boolean
}

/** One request over a connection of its own choice; rejects when the way is broken. */
export function send({ url, agent, cookie, body, loseAnswer = false }: Asked): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'x-muster': '1', ...(body ? { 'content-type': 'application/json' } : {}) }
    const asked = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (answer: IncomingMessage) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const after = answer.headers['retry-after']
        resolve({
          status: answer.statusCode ?? 0,
          retryAfterMs: after === undefined ? undefined : Number(after) * 1000,
          body: Buffer.concat(parts).toString(),
        })
      })
    })
    asked.on('error', reject)
    asked.end(body, () => {
      if (loseAnswer) setTimeout(() => asked.destroy(new Error('lost')), 5)
    })
  })
}
