import type { Session } from '../../support/session.ts'

/** What somebody might have seen over a shoulder or in a log: ids and words of the township that is not theirs. */
export interface Guesses {
  responseId: string
  checkpointId: string
  passageId: string
  permitId: string
  reportId: string
  words: string[]
}

/** Asks for each of these by its id; answers what was told, nothing when all is well. */
export async function askForEach(session: Session, guesses: Guesses): Promise<string[]> {
  const { responseId, checkpointId, passageId, permitId, reportId } = guesses
  const purpose = 'epidemicControl'
  const asked: [string, Record<string, unknown>][] = [
    ['checkpoints.passages', { responseId }],
    ['checkpoints.passages', { responseId, checkpointId }],
    ['checkpoints.passage', { id: passageId }],
    ['checkpoints.revealPassage', { id: passageId, purpose }],
    ['checkpoints.findPassages', { responseId, by: 'plate', plate: guesses.words[0], purpose }],
    ['checkpoints.board', { responseId, areaId: '621121100000000000' }],
    ['checkpoints.permits', { responseId }],
    ['checkpoints.permit', { id: permitId }],
    ['sync.slice', { precinctId: '621121100000000000' }],
    ['duty.posts', { responseId, areaId: '621121100000000000' }],
    ['duty.post', { postId: checkpointId }],
    ['people.people', { responseId, areaId: '621121100000000000' }],
    ['figures.rows', { responseId, figure: 'checkpoints.passages' }],
    ['figures.value', { responseId, figure: 'checkpoints.passages', areaId: '621121100000000000' }],
    ['reports.one', { reportId }],
    ['ledger.history', { recordId: passageId }],
  ]
  const told: string[] = []
  for (const [query, input] of asked) {
    const body = await answerOf(session, `/api/queries/${query}`, input)
    if (tells(body, guesses)) told.push(`${query}: ${body}`)
  }
  for (const name of ['checkpoints.passages', 'figures.rows', 'people.people', 'reports.document']) {
    const input = { responseId, reportId, figure: 'checkpoints.passages', format: 'csv', purpose }
    const body = await answerOf(session, `/api/exports/${name}`, input)
    if (tells(body, guesses)) told.push(`${name}: ${body}`)
  }
  return told
}

async function answerOf(session: Session, path: string, input: Record<string, unknown>): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-muster': '1', cookie: session.cookie, origin: session.url }
  const answer = await fetch(session.url + path, { method: 'POST', headers, body: JSON.stringify(input) })
  return answer.text()
}

// An id that was in the question may come back in a refusal; a word, a row or a number above nought may not.
function tells(body: string, { words, checkpointId, passageId }: Guesses): boolean {
  const parsed = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {}
  const counted = Number(parsed.total ?? parsed.value ?? 0) > 0 && !/"precinctName":"马营镇"/.test(body)
  const named = [...words, checkpointId, passageId].some((mark) => body.includes(mark))
  return (named && !parsed.code && !parsed.problem) || counted
}

/** Listens to what changes, as an open page does; `heard` grows. */
export async function listen(session: Session, topics: string) {
  const stop = new AbortController()
  const answer = await fetch(`${session.url}/api/live?topics=${topics}`, {
    headers: { cookie: session.cookie },
    signal: stop.signal,
  })
  const listening = { heard: '', stop: () => stop.abort() }
  const decoder = new TextDecoder()
  const read = async () => {
    for await (const part of answer.body ?? []) listening.heard += decoder.decode(part as Uint8Array)
  }
  void read().catch(() => undefined)
  return listening
}
