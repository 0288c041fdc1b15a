/** Somebody signed in at the server under test, who asks questions one after the other. */
export interface Asker {
  ask<T = unknown>(query: string, input: object): Promise<T>
  does(action: string, input: object): Promise<unknown>
}

export async function signInAsker(url: string, account: { username: string; password: string }): Promise<Asker> {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', origin: url }
  const signed = await fetch(`${url}/api/auth/sign-in`, { method: 'POST', headers, body: JSON.stringify(account) })
  if (!signed.ok) throw new Error(`sign-in: ${signed.status} ${await signed.text()}`)
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(body),
    })
    const said = await answer.text()
    if (!answer.ok || said.includes('"outcome":"refused"')) throw new Error(`${path}: ${answer.status} ${said}`)
    return JSON.parse(said)
  }
  return {
    ask: (query, input) => post(`/api/queries/${query}`, input),
    does: (action, input) =>
      post('/api/commands', {
        id: crypto.randomUUID().replace(/^(.{14})./, '$17'),
        action,
        input,
        madeAt: new Date().toISOString(),
      }),
  }
}

export interface Timed {
  what: string
  ms: number
}

/** How long each question took, asked `rounds` times in turn after one round that is not counted. */
export async function timeEach(
  questions: readonly { what: string; ask(): Promise<unknown> }[],
  rounds: number,
): Promise<Timed[]> {
  const timed: Timed[] = []
  for (let round = -1; round < rounds; round++)
    for (const { what, ask } of questions) {
      const began = performance.now()
      await ask()
      if (round >= 0) timed.push({ what, ms: performance.now() - began })
    }
  return timed
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0).toFixed(1))
}

/** The slowest questions by their median, for whoever wants to know where the time goes. */
export function slowest(timed: readonly Timed[], many = 5): string[] {
  const medians = [...Map.groupBy(timed, ({ what }) => what)].map(
    ([what, some]) =>
      [
        what,
        percentile(
          some.map(({ ms }) => ms),
          0.5,
        ),
      ] as const,
  )
  return medians
    .sort((a, b) => b[1] - a[1])
    .slice(0, many)
    .map(([what, ms]) => `${what} ${ms} ms`)
}
