import type { Answer, Command } from '../../../platform/browser/api.ts'
import { offlineProblem, problemOf } from '../../../platform/browser/api-problem.ts'
import { type Posting, postingOf } from '../../../platform/browser/offline/settle.ts'
import type { Member } from '../../support/cast.ts'

/** A phone gives a connection up after this long; a server that never answers is then as good as none. */
const PATIENCE_MS = 30_000

/** Posts a batch as the phone does; `cutAfterMs` breaks the connection off, whatever the server was doing. */
export async function post(member: Member, commands: readonly Command[], cutAfterMs?: number): Promise<Posting> {
  try {
    const answer = await fetch(`${member.url}/api/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: member.cookie, origin: member.url },
      body: JSON.stringify({ commands }),
      signal: AbortSignal.timeout(cutAfterMs ?? PATIENCE_MS),
    })
    const body = (await answer.json()) as { answers: Answer[] }
    if (!answer.ok) throw problemOf(answer.status, body, Number(answer.headers.get('retry-after') ?? 1) * 1000)
    return { kind: 'answered', answers: body.answers }
  } catch (thrown) {
    const posting = postingOf(thrown instanceof Error && 'problem' in thrown ? thrown : offlineProblem())
    if (posting.kind === 'signedOut') await signInAgain(member)
    return posting
  }
}

const signingIn = new Map<Member, Promise<void>>()

/** One of the phones of a member signs in again; the others wait for it. */
function signInAgain(member: Member): Promise<void> {
  const under =
    signingIn.get(member) ??
    member
      .signIn(member.username, member.password)
      .catch(() => {})
      .finally(() => signingIn.delete(member))
  signingIn.set(member, under)
  return under
}
