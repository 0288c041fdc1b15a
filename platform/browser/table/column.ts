import type { ReactNode } from 'react'
import { useState } from 'react'

export type DataColumn<Row> = {
  /** The field, and the name under which the choice of columns is remembered. */
  name: string
  title: string
  show?: (row: Row) => ReactNode
  width?: number
  align?: 'right'
  /** Stays put when the table is scrolled sideways; for the column that says what the row is. */
  pinned?: boolean
  /** Starts hidden; a person may switch it on. */
  extra?: boolean
}

/** Which columns this person shows in this table, remembered on the device. */
export function useChosenColumns<Row>(table: string, columns: DataColumn<Row>[]) {
  const key = `muster.columns.${table}`
  const [hidden, setHidden] = useState<string[] | undefined>(() => read(key))
  const hiddenNow = hidden ?? columns.filter(({ extra }) => extra).map(({ name }) => name)
  return {
    shown: columns.filter(({ name }) => !hiddenNow.includes(name)),
    isShown: (name: string) => !hiddenNow.includes(name),
    toggle: (name: string) => {
      const next = hiddenNow.includes(name) ? hiddenNow.filter((other) => other !== name) : [...hiddenNow, name]
      localStorage.setItem(key, JSON.stringify(next))
      setHidden(next)
    },
    reset: () => {
      localStorage.removeItem(key)
      setHidden(undefined)
    },
  }
}

function read(key: string): string[] | undefined {
  const saved = localStorage.getItem(key)
  return saved === null ? undefined : (JSON.parse(saved) as string[])
}
