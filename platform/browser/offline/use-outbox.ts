import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { type OutboxItem, openRow } from './outbox.ts'
import type { OutboxRow, PersonStore } from './person-store.ts'

/**
 * Everything in the outbox, oldest first, as it changes; undefined until it is read. After the first reading only the
 * rows of a change are read and opened: a thousand records do not make the next one slower.
 */
export function useOutbox(store: PersonStore): OutboxItem[] | undefined {
  const [items, setItems] = useState<OutboxItem[]>()
  useEffect(() => followOutbox(store, setItems), [store])
  return items
}

function followOutbox(store: PersonStore, onItems: (items: OutboxItem[] | undefined) => void): () => void {
  const known = new Map<string, OutboxItem>()
  let seen = 0
  let stopped = false
  // One after the other: opening takes its time, and an older change must not overwrite a newer one.
  let merging = Promise.resolve()

  async function merge(found: Found): Promise<void> {
    await open(found.rows)
    // Rows have gone, or came without a number of change: rare, and worth one whole reading.
    if (known.size !== found.count) {
      const rows = await store.db.outbox.toArray()
      const there = new Set(rows.map(({ id }) => id))
      for (const id of known.keys()) if (!there.has(id)) known.delete(id)
      await open(rows)
    }
    if (!stopped) onItems([...known.values()].sort((a, b) => a.seq - b.seq))
  }

  async function open(rows: OutboxRow[]): Promise<void> {
    const opened = await Promise.all(rows.map((row) => openRow(store, row, known.get(row.id))))
    for (const item of opened) known.set(item.id, item)
  }

  const subscription = liveQuery(() => changesAbove(store, seen)).subscribe({
    next: (found) => {
      seen = Math.max(seen, ...found.rows.map(({ change = 0 }) => change))
      merging = merging.then(() => merge(found)).catch(() => onItems(undefined))
    },
    error: () => onItems(undefined),
  })
  return () => {
    stopped = true
    subscription.unsubscribe()
  }
}

interface Found {
  rows: OutboxRow[]
  /** All there are, the unchanged ones too. */
  count: number
}

function changesAbove({ db }: PersonStore, seen: number): Promise<Found> {
  return db.transaction('r', db.outbox, async () => {
    const rows = (await db.outbox.where('change').above(seen).toArray()) as OutboxRow[]
    return { rows, count: await db.outbox.count() }
  })
}
