import { commandLimit } from '../../shared/command.ts'
import type { Answer, Command } from '../api.ts'
import { asAsked, askedToWait, backOff } from './back-off.ts'
import type { MaySend } from './may-send.ts'
import { countUnsent, dueInMs, settleBatch, takeBatch } from './outbox.ts'
import type { PersonStore } from './person-store.ts'
import { type Posting, postingOf, saysRevoked, settle } from './settle.ts'

const patience = 20_000

export type SenderState = 'idle' | 'sending' | 'waitingForNetwork' | 'signedOut' | 'revoked'

export interface SenderOptions {
  store: PersonStore
  /** Posts a batch and gives the answers; throws ApiProblem. */
  post: (commands: Command[]) => Promise<Answer[]>
  /** Asked before anything goes out: nothing is sent under a wrong name or from a revoked phone. */
  maySend: () => Promise<MaySend>
  onState: (state: SenderState) => void
  onRevoked: () => void
}

export interface Sender {
  /** Sends what is due now; called after each record, when the network or the page comes back, and every 20 s. */
  kick: () => void
  stop: () => void
}

/** Sends one person's outbox in order, for as long as the page lives. Whatever dies in between is sent again. */
export function startSender(options: SenderOptions): Sender {
  let stopped = false
  let running = false
  let again = false
  // The network came back while a try without it was still failing: that failure says nothing any more.
  let back = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    const pause = await drained(options, () => stopped)
    running = false
    if (stopped || pause === 'final') return
    if (back && pause === 'failed') {
      back = false
      failures = 0
      void run()
      return
    }
    back = false
    failures = pause === 'failed' ? failures + 1 : 0
    plan(typeof pause === 'number' ? pause : pause === 'failed' ? backOff(failures, Math.random()) : patience)
    if (again && pause === 'done') void run()
  }

  function plan(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), Math.min(ms, patience))
  }

  const kick = () => void run()
  const seen = () => document.visibilityState === 'visible' && kick()
  const online = () => {
    back = running
    kick()
  }
  window.addEventListener('online', online)
  document.addEventListener('visibilitychange', seen)
  kick()
  return {
    kick,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', online)
      document.removeEventListener('visibilitychange', seen)
    },
  }
}

type Drained = 'done' | 'failed' | 'final' | number

/** Sends batch after batch until nothing is due. One page at a time does this for one person. */
async function drained(options: SenderOptions, isStopped: () => boolean): Promise<Drained> {
  const name = `muster-outbox-${options.store.userId}`
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return 'done'
    return sendAll(options, isStopped).catch(() => 'failed' as const)
  })
}

async function sendAll(options: SenderOptions, isStopped: () => boolean): Promise<Drained> {
  const { store, onState } = options
  if ((await countUnsent(store.db)) === 0) {
    onState('idle')
    return 'done'
  }
  const allowed = await allowedNow(options)
  if (allowed !== 'yes') return ended(options, allowed)
  let size = commandLimit
  while (!isStopped()) {
    const batch = await takeBatch(store, size, Date.now())
    if (batch.length === 0) {
      // What was asked to wait keeps its time, also when something new is recorded meanwhile.
      const waits = await dueInMs(store.db, Date.now())
      if (waits === undefined) onState('idle')
      return waits ?? 'done'
    }
    onState('sending')
    const posting = await posted(options.post, batch)
    const ids = batch.map((item) => item.id)
    await settleBatch(store, batch, settle(ids, posting), new Date())
    if (saysRevoked(posting)) return ended(options, 'revoked')
    if (posting.kind === 'signedOut') return ended(options, 'signedOut')
    if (posting.kind === 'later') return ended(options, posting)
    const afterMs = posting.kind === 'answered' ? askedToWait(posting.answers) : undefined
    if (afterMs !== undefined) return asAsked(afterMs, Math.random())
    size = posting.kind === 'unreadable' ? Math.max(1, Math.floor(batch.length / 2)) : commandLimit
  }
  return 'done'
}

type Stop = 'signedOut' | 'revoked' | Extract<Posting, { kind: 'later' }>

async function allowedNow({ maySend }: SenderOptions): Promise<'yes' | Stop> {
  try {
    return await maySend()
  } catch (thrown) {
    const posting = postingOf(thrown)
    if (saysRevoked(posting)) return 'revoked'
    return posting.kind === 'later' ? posting : { kind: 'later' }
  }
}

function ended({ onState, onRevoked }: SenderOptions, stop: Stop): Drained {
  if (stop === 'revoked') {
    onState('revoked')
    onRevoked()
    return 'final'
  }
  onState(stop === 'signedOut' ? 'signedOut' : 'waitingForNetwork')
  if (stop === 'signedOut') return 'done'
  return stop.afterMs === undefined ? 'failed' : asAsked(stop.afterMs, Math.random())
}

async function posted(post: SenderOptions['post'], batch: Command[]): Promise<Posting> {
  try {
    const commands = batch.map(({ id, action, input, madeAt, device }) => ({ id, action, input, madeAt, device }))
    return { kind: 'answered', answers: await post(commands) }
  } catch (thrown) {
    return postingOf(thrown)
  }
}
