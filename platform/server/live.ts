import type pg from 'pg'
import { newId } from '../shared/ids.ts'
import { askNowAndThen } from './watched-client.ts'

/** A hint that something changed: what kind, where, in which response. Screens ask again; nothing personal is in it. */
export interface Hint {
  topic: string
  areaId: string
  responseId?: string
}

export interface Live {
  publish(hints: readonly Hint[]): void
  subscribe(listener: (hints: readonly Hint[]) => void): () => void
  /** Hears when hints of other servers may have been missed: the connection that listens was lost, and is there again. */
  onMissed(listener: () => void): void
  close(): Promise<void>
}

// Hints gather for a moment: a thousand passages a second are still one hint for each gate.
const GATHER_MS = 150
const CHANNEL = 'muster_live'
const PAYLOAD_LIMIT = 7000
const AGAIN_MS = 1000

/** Spreads hints to this process at once and to the other servers of the same database over LISTEN / NOTIFY. */
export function openLive(pool: pg.Pool): Live {
  const me = newId()
  const listeners = new Set<(hints: readonly Hint[]) => void>()
  const due = new Map<string, Hint>()
  let timer: NodeJS.Timeout | undefined
  let ear: pg.PoolClient | undefined
  let stopAsking = () => {}
  let lost = false
  const missed: (() => void)[] = []
  let closed = false

  const tell = (hints: readonly Hint[]) => {
    for (const listener of listeners) listener(hints)
  }

  async function listen(): Promise<void> {
    if (closed) return
    let client: pg.PoolClient | undefined
    try {
      client = await pool.connect()
      const ours = client
      // Closed while it connected: kept, it would hold the pool open for ever.
      if (closed) return ours.release(true)
      ear = ours
      ours.on('error', () => {})
      ours.once('end', () => {
        if (letGo(ours)) setTimeout(listen, AGAIN_MS).unref()
      })
      ours.on('notification', ({ payload }) => {
        const { from, hints } = JSON.parse(payload ?? '{}') as { from: string; hints: Hint[] }
        if (from !== me) tell(hints)
      })
      await ours.query(`listen ${CHANNEL}`)
      stopAsking = askNowAndThen(ours)
      if (lost) for (const listener of missed) listener()
      lost = false
    } catch {
      if (client && !letGo(client)) return
      setTimeout(listen, AGAIN_MS).unref()
    }
  }

  /** Gives the connection back once, whoever finds it broken first: its end, the failed statement, or the close. */
  function letGo(client: pg.PoolClient): boolean {
    if (ear !== client) return false
    ear = undefined
    lost = true
    stopAsking()
    client.release(true)
    return true
  }
  void listen()

  function flush(): void {
    timer = undefined
    const hints = [...due.values()]
    due.clear()
    tell(hints)
    for (const payload of payloads(me, hints))
      pool.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => {})
  }

  return {
    publish(hints) {
      for (const hint of hints) due.set(`${hint.topic} ${hint.areaId} ${hint.responseId}`, hint)
      if (due.size > 0) timer ??= setTimeout(flush, GATHER_MS)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onMissed(listener) {
      missed.push(listener)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      listeners.clear()
      if (ear) letGo(ear)
    },
  }
}

/** A notification holds less than 8,000 bytes: as many hints in each as fit. */
function payloads(from: string, hints: readonly Hint[]): string[] {
  const made: string[] = []
  let some: Hint[] = []
  let size = 0
  for (const hint of hints) {
    const length = JSON.stringify(hint).length + 1
    if (size + length > PAYLOAD_LIMIT) {
      made.push(JSON.stringify({ from, hints: some }))
      some = []
      size = 0
    }
    some.push(hint)
    size += length
  }
  if (some.length > 0) made.push(JSON.stringify({ from, hints: some }))
  return made
}
