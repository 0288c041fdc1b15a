import type { CommandAnswer } from '../../platform/shared/command.ts'
import { newId } from '../../platform/shared/ids.ts'
import type { Problem, ProblemText } from '../../platform/shared/problem.ts'

type Told = Problem & Pick<ProblemText, 'zh' | 'en'>

/** What a device may say about a command besides what it asks for. */
export interface Made {
  id?: string
  madeAt?: Date
  device?: string
}

/** A request that was answered with a problem where an answer was wanted. */
export class Refused extends Error {
  problem: Told
  status: number
  constructor(problem: Told, status: number) {
    super(`${problem.code}: ${problem.en}`)
    this.problem = problem
    this.status = status
  }
}

/** One person at one device, over HTTP as a browser would: cookie kept, our header sent. */
export class Session {
  readonly url: string
  cookie = ''

  constructor(url: string) {
    this.url = url
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.post('/api/auth/sign-in', { username, password })
  }

  /** Sends one command and answers what became of it, whatever it is. */
  async command(action: string, input: unknown, made: Made = {}): Promise<CommandAnswer> {
    return (await this.post('/api/commands', this.envelope(action, input, made))) as CommandAnswer
  }

  /** Sends what a phone has kept, in order. */
  async commands(kept: [action: string, input: unknown, made?: Made][]): Promise<CommandAnswer[]> {
    const commands = kept.map(([action, input, made]) => this.envelope(action, input, made))
    return ((await this.post('/api/commands', { commands })) as { answers: CommandAnswer[] }).answers
  }

  /** Sends one command that must be accepted; answers its result, or throws what it was refused with. */
  async does<Result = unknown>(action: string, input: unknown, made: Made = {}): Promise<Result> {
    const answer = await this.command(action, input, made)
    if (answer.outcome === 'refused') throw new Refused(answer.problem, 200)
    if (answer.outcome === 'retry') throw new Error(`${action} was told to try again`)
    return answer.result as Result
  }

  /** Sends one command that must be refused; answers the problem's code. */
  async isRefused(action: string, input: unknown, made: Made = {}): Promise<string> {
    const answer = await this.command(action, input, made).catch(refusal)
    if (answer instanceof Refused) return answer.problem.code
    if (answer.outcome !== 'refused') throw new Error(`${action} was ${answer.outcome}, not refused`)
    return answer.problem.code
  }

  /** Asks a query; throws `Refused` when it is not answered. A sensitive one needs `purpose` in its input. */
  async ask<Output = Record<string, unknown>>(query: string, input: Record<string, unknown> = {}): Promise<Output> {
    return (await this.post(`/api/queries/${query}`, input)) as Output
  }

  /** Asks a query that must be refused; answers the problem's code. */
  async mayNotAsk(query: string, input: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.ask(query, input).catch(refusal)
    if (answer instanceof Refused) return answer.problem.code
    throw new Error(`${query} was answered`)
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: this.cookie, origin: this.url },
      body: JSON.stringify(body),
    })
    this.keepCookies(answer)
    return readAnswer(answer)
  }

  async get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { cookie: this.cookie } })
  }

  private envelope(action: string, input: unknown, { id = newId(), madeAt = new Date(), device }: Made = {}) {
    return { id, action, input, madeAt: madeAt.toISOString(), ...(device ? { device } : {}) }
  }

  private keepCookies(answer: Response) {
    const kept = new Map(
      this.cookie
        .split('; ')
        .filter(Boolean)
        .map((pair) => nameAndValue(pair)),
    )
    for (const set of answer.headers.getSetCookie()) kept.set(...nameAndValue(set.split(';')[0] ?? ''))
    this.cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

async function readAnswer(answer: Response): Promise<unknown> {
  const body = (await answer.json()) as { problem?: Told } & Told
  if (answer.ok) return body
  throw new Refused(body.problem ?? body, answer.status)
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

function refusal(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}
