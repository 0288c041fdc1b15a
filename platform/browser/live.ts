import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'

export type LiveState = { state: 'idle' | 'connecting' | 'live' | 'stale'; since: Date }

const RECONNECT_MS = [1000, 2000, 5000, 10_000, 30_000]
const GATHER_MS = 400
// A feed that comes straight back is not worth alarming anyone.
const STALE_MS = 4000

// One connection for the whole app: browsers allow few per server, and topics come and go with pages.
const topicUses = new Map<string, number>()
const clients = new Set<QueryClient>()
const listeners = new Set<() => void>()
const due = new Set<string>()
let source: EventSource | undefined
let openTopics = ''
let failures = 0
let refitTimer: ReturnType<typeof setTimeout> | undefined
let reconnectTimer: ReturnType<typeof setTimeout> | undefined
let staleTimer: ReturnType<typeof setTimeout> | undefined
let flushTimer: ReturnType<typeof setTimeout> | undefined
let liveState: LiveState = { state: 'idle', since: new Date() }

/** Listens to topics while mounted; says whether the feed is live, or stale and since when. */
export function useLive(topics: string[]): LiveState {
  useLiveTopics(topics)
  return useLiveState()
}

/** The state of the feed, without listening to anything more. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => liveState,
  )
}

/** Listens to topics while mounted: queries asked with `live: [topic]` are asked again soon after an event. */
export function useLiveTopics(topics: string[]) {
  const client = useQueryClient()
  const key = [...topics].sort().join(',')
  useEffect(() => {
    if (key === '') return
    const wanted = key.split(',')
    clients.add(client)
    for (const topic of wanted) topicUses.set(topic, (topicUses.get(topic) ?? 0) + 1)
    scheduleRefit()
    return () => {
      for (const topic of wanted) {
        const uses = (topicUses.get(topic) ?? 1) - 1
        if (uses > 0) topicUses.set(topic, uses)
        else topicUses.delete(topic)
      }
      scheduleRefit()
    }
  }, [key, client])
}

function scheduleRefit() {
  clearTimeout(refitTimer)
  refitTimer = setTimeout(refit, 50)
}

function refit() {
  const wanted = [...topicUses.keys()].sort().join(',')
  if (wanted === openTopics && (source || reconnectTimer || wanted === '')) return
  openTopics = wanted
  connect()
}

function connect() {
  clearTimeout(reconnectTimer)
  reconnectTimer = undefined
  source?.close()
  source = undefined
  if (openTopics === '') return say('idle')
  if (liveState.state === 'idle') say('connecting')
  const opened = new EventSource(`/api/live?topics=${encodeURIComponent(openTopics)}`)
  source = opened
  opened.onopen = () => {
    // What happened while we were away is unknown: ask everything live again.
    if (failures > 0) for (const topic of topicUses.keys()) markDue(topic)
    failures = 0
    clearTimeout(staleTimer)
    staleTimer = undefined
    say('live')
  }
  opened.onmessage = (event) => receive(String(event.data))
  opened.onerror = () => {
    opened.close()
    if (source !== opened) return
    source = undefined
    const lostAt = new Date()
    if (staleTimer === undefined) staleTimer = setTimeout(() => say('stale', lostAt), STALE_MS)
    const wait = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)] ?? 30_000
    failures++
    // Spread out, so that a restarted server is not met by everyone in the same instant.
    reconnectTimer = setTimeout(connect, wait * (0.5 + Math.random()))
  }
}

function receive(data: string) {
  const hint = JSON.parse(data) as { topic?: string }
  if (hint.topic) markDue(hint.topic)
}

function markDue(topic: string) {
  due.add(topic)
  // Many passages a second still mean one question: gather for a moment, then ask.
  if (flushTimer === undefined) flushTimer = setTimeout(flush, GATHER_MS + Math.random() * GATHER_MS)
}

function flush() {
  flushTimer = undefined
  const topics = new Set(due)
  due.clear()
  for (const client of clients) {
    void client.invalidateQueries({
      predicate: ({ meta }) => (meta?.topics as string[] | undefined)?.some((topic) => topics.has(topic)) ?? false,
    })
  }
}

function say(state: LiveState['state'], since = new Date()) {
  if (state === liveState.state) return
  liveState = { state, since }
  for (const listener of listeners) listener()
}
