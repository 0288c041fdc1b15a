import type { CommandAnswer } from '../../platform/shared/command.ts'
import { newId } from '../../platform/shared/ids.ts'
import type { Session } from './session.ts'

interface Kept {
  id: string
  action: string
  input: unknown
  madeAt: string
}

/** A phone's outbox over HTTP: sends in order and in batches, keeps what got no final answer, sends it again with the same ids. */
export class Outbox {
  readonly kept: Kept[]
  readonly answers = new Map<string, CommandAnswer>()
  /** Batches that got no answer at all, or were told to come again. */
  setbacks = 0

  constructor(action: string, inputs: readonly unknown[], madeAt = new Date()) {
    this.kept = inputs.map((input) => ({ id: newId(), action, input, madeAt: madeAt.toISOString() }))
  }

  get unanswered(): Kept[] {
    return this.kept.filter(({ id }) => !this.answers.has(id))
  }

  /**
   * Sends batch after batch until all is answered or the server does not answer. `onBatch` runs while each is under way; the
   * next leaves when it is done.
   */
  async send(phone: Session, { size = 25, onBatch = async (_sent: number) => {} } = {}): Promise<void> {
    for (let sent = 1; this.unanswered.length > 0; sent++) {
      const commands = this.unanswered.slice(0, size)
      const under = phone.post('/api/commands', { commands }) as Promise<{ answers: CommandAnswer[] }>
      const [got] = await Promise.all([under.catch(() => undefined), onBatch(sent)])
      const final = got?.answers.filter((answer) => answer.outcome !== 'retry') ?? []
      for (const answer of final) this.answers.set(answer.id, answer)
      if (final.length < commands.length) {
        this.setbacks++
        return
      }
    }
  }

  /** Comes again until everything is answered, as a phone does when the network returns. */
  async sendUntilAnswered(phone: Session, { size = 25, seconds = 60 } = {}): Promise<void> {
    const end = Date.now() + seconds * 1000
    while (this.unanswered.length > 0) {
      if (Date.now() > end) throw new Error(`${this.unanswered.length} commands are still without an answer`)
      await this.send(phone, { size })
      if (this.unanswered.length > 0) await new Promise((done) => setTimeout(done, 200))
    }
  }
}
