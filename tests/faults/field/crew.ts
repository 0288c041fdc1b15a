import { setTimeout as sleep } from 'node:timers/promises'
import type { Member } from '../../support/cast.ts'
import type { Chance } from './chance.ts'
import { FieldPhone } from './phone.ts'

const DAY_MS = 86_400_000

export interface CrewOptions {
  count: number
  /** Officers, each at every server there is, and where they stand. */
  officers: readonly { members: readonly Member[]; checkpointIds: readonly string[] }[]
  chance: Chance
  /** How long a phone rests between two records, on average. */
  paceMs: number
}

/** All phones of a night. Every tenth runs a day behind, every twentieth a day ahead. */
export class Crew {
  readonly phones: FieldPhone[]
  private readonly paceMs: number
  private readonly chance: Chance
  private recording = false
  private stopped = false
  private lives: Promise<void>[] = []

  constructor({ count, officers, chance, paceMs }: CrewOptions) {
    this.paceMs = paceMs
    this.chance = chance
    this.phones = Array.from({ length: count }, (_, at) => {
      const { members, checkpointIds } = officers[at % officers.length] as CrewOptions['officers'][number]
      const clockMs = at % 20 === 7 ? DAY_MS : at % 10 === 3 ? -DAY_MS : 0
      return new FieldPhone({ members, checkpointId: chance.pick(checkpointIds), chance: chance.split(), clockMs })
    })
  }

  /** The phones begin to record and to send, and go on until told otherwise. */
  start(): void {
    this.recording = true
    if (this.lives.length > 0) return
    this.lives = this.phones.map((phone) => this.live(phone))
  }

  private async live(phone: FieldPhone): Promise<void> {
    const pause = () => this.paceMs * (0.5 + this.chance.next())
    await sleep(this.paceMs * this.chance.next())
    while (!this.stopped) {
      if (this.recording) phone.record()
      await phone.send()
      await sleep(this.recording ? pause() : Math.min(100, pause()))
    }
  }

  /** Nobody records any more; the phones go on sending. Answers how many commands are still kept when the time is up. */
  async drain(seconds: number): Promise<number> {
    this.recording = false
    const end = Date.now() + seconds * 1000
    while (this.waiting > 0 && Date.now() < end) await sleep(50)
    return this.waiting
  }

  async stop(): Promise<void> {
    this.recording = false
    this.stopped = true
    await Promise.all(this.lives)
  }

  get waiting(): number {
    return this.phones.reduce((sum, { outbox }) => sum + outbox.length, 0)
  }

  get answered(): number {
    return this.phones.reduce((sum, { answered }) => sum + answered.size, 0)
  }
}
