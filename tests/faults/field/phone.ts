import type { Command } from '../../../platform/browser/api.ts'
import { backOff } from '../../../platform/browser/offline/back-off.ts'
import { type Posting, type Settled, settle } from '../../../platform/browser/offline/settle.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../support/cast.ts'
import type { Chance } from './chance.ts'
import { aCorrection, aPassage, type Wish } from './made-passage.ts'
import { post } from './post.ts'

/** A command that the server has answered for good. */
export interface Answered {
  id: string
  /** The row that it wrote, if it was accepted. */
  rowId: string
  outcome: 'accepted' | 'refused'
  code: string | undefined
}

interface Kept extends Command {
  ends: Wish['ends']
  /** Until then a request without an answer may still be under way: "not kept" is not yet the last word. */
  inDoubtUntil: number
}

export interface PhoneOptions {
  /** Its owner, at each server that the phone may reach; more than one, and each request goes to any of them. */
  members: readonly Member[]
  checkpointId: string
  chance: Chance
  /** How far its clock is off; most are right. */
  clockMs: number
}

const BATCH = 20
/** The product waits 2 to 60 s after a failure; a night is shorter here. */
const HURRY = 0.1
const TOO_EARLY = 'platform.tooEarly'
/** The second is said when the clock jumps between the desk and the database; it has a receipt. */
const CLOCK_IS_WRONG = new Set([TOO_EARLY, 'checkpoints.madeInFuture'])
const DOUBT_MS = 10_000
const isTooEarly = (one: Settled) => one.state === 'refused' && one.problem.code === TOO_EARLY

/**
 * A phone at a checkpoint: it keeps what was recorded until it is answered, in order, and settles answers by the product's
 * own rules. Its network doubles, loses, delays and reorders. Notes every promise that it sees broken.
 */
export class FieldPhone {
  readonly device = newId()
  readonly outbox: Kept[] = []
  readonly answered = new Map<string, Answered>()
  readonly broken: string[] = []
  made = 0
  private readonly options: PhoneOptions
  private readonly standing: Record<string, unknown>[] = []
  private lately: Kept[] = []
  private failures = 0
  private notBefore = 0

  constructor(options: PhoneOptions) {
    this.options = options
  }

  /** The officer records somebody, or puts right what was recorded before. */
  record(): void {
    const { chance, checkpointId, clockMs } = this.options
    const passage = chance.happens(0.1) ? this.standing.shift() : undefined
    this.keep(passage ? aCorrection(passage) : aPassage(checkpointId, chance), Date.now() + clockMs)
  }

  private keep({ action, input, ends }: Wish, madeAt: number): void {
    this.made++
    this.outbox.push({
      id: newId(),
      action,
      input,
      ends,
      inDoubtUntil: 0,
      device: this.device,
      madeAt: new Date(madeAt).toISOString(),
    })
  }

  /** Sends what is due, once, over a network that may do anything but change a byte. */
  async send(): Promise<void> {
    const { chance } = this.options
    const batch = this.outbox.slice(0, chance.between(1, BATCH))
    if (batch.length === 0 || Date.now() < this.notBefore) return
    switch (chance.between(0, 12)) {
      case 0: {
        this.doubt(batch)
        const both = await Promise.all([this.post(batch), this.post(batch)])
        for (const posting of both) this.take(batch, posting)
        return
      }
      case 1:
        await this.post(batch)
        return this.take(batch, { kind: 'later' })
      case 2:
        return this.take(batch, await this.post(batch, chance.between(1, 150)))
      case 3: {
        const later = this.outbox.slice(batch.length, batch.length + BATCH)
        const overtaking = later.length > 0 ? this.post(later) : undefined
        this.take(batch, await this.post(batch))
        return overtaking && this.take(later, await overtaking)
      }
      case 4: {
        const echo = this.lately.slice(-BATCH)
        return this.take([...echo, ...batch], await this.post([...echo, ...batch]))
      }
      default:
        return this.take(batch, await this.post(batch))
    }
  }

  private post(batch: readonly Kept[], cutAfterMs?: number): Promise<Posting> {
    const { members, chance } = this.options
    return post(
      members.length > 1 ? chance.pick(members) : (members[0] as Member),
      batch.map(({ ends: _ends, inDoubtUntil: _until, ...command }) => command),
      cutAfterMs,
    )
  }

  private take(batch: readonly Kept[], posting: Posting): void {
    if (posting.kind === 'unreadable') this.broken.push(`a sound batch was not read: ${posting.problem.code}`)
    if (posting.kind === 'later') this.doubt(batch)
    const byId = new Map(batch.map((command) => [command.id, command]))
    const ids = [...byId.keys()]
    let answers = 0
    for (const one of settle(ids, posting)) {
      const command = byId.get(one.id) as Kept
      if (one.state === 'retry') this.notBefore = Math.max(this.notBefore, Date.now() + one.afterMs * HURRY)
      else if (isTooEarly(one) && Date.now() < command.inDoubtUntil) continue
      else {
        answers++
        this.settled(command, one)
      }
    }
    this.failures = answers > 0 ? 0 : this.failures + 1
    if (answers === 0) {
      const pause = backOff(Math.min(this.failures, 4), this.options.chance.next()) * HURRY
      this.notBefore = Math.max(this.notBefore, Date.now() + pause)
    }
  }

  private doubt(batch: readonly Kept[]): void {
    for (const command of batch) command.inDoubtUntil ||= Date.now() + DOUBT_MS
  }

  private settled(command: Kept, { state: outcome, ...said }: Exclude<Settled, { state: 'retry' }>): void {
    const code = 'problem' in said ? said.problem.code : undefined
    const before = this.answered.get(command.id)
    if (before) {
      if (before.outcome !== outcome && code !== TOO_EARLY)
        this.broken.push(`${command.id} was ${before.outcome} and then ${outcome} (${code})`)
      return
    }
    this.outbox.splice(
      this.outbox.findIndex(({ id }) => id === command.id),
      1,
    )
    const { id: rowId } = command.input as { id: string }
    this.answered.set(command.id, { id: command.id, rowId, outcome, code })
    if (code && CLOCK_IS_WRONG.has(code)) {
      this.setClockRight(command)
      return
    }
    this.lately = [...this.lately.slice(-BATCH), command]
    if (outcome !== command.ends)
      this.broken.push(`${command.action} ${command.id} was ${outcome}, not ${command.ends} (${code})`)
    const standing = outcome === 'accepted' && command.action === 'checkpoints.recordPassage'
    if (standing && this.standing.length < BATCH) this.standing.push(command.input as Record<string, unknown>)
  }

  /** The server said that the clock is ahead: its owner sets it right and records it once more. */
  private setClockRight({ action, input, ends }: Kept): void {
    this.keep({ action, ends, input: { ...(input as Record<string, unknown>), id: newId() } }, Date.now())
    // Should it be the server's clock that is wrong, nobody types the same thing twice a second.
    this.notBefore = Date.now() + 1000
  }
}
