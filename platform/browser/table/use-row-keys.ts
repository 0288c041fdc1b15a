import { type RefObject, useEffect, useState } from 'react'
import { useKeys } from '../keyboard.ts'

type RowKeys = {
  count: number
  open: (index: number) => void
  /** True while a record is open: j and k then walk from record to record. */
  walking: boolean
  exportRows?: (() => void) | undefined
}

/** j and k move the row one is on, Enter opens it, e exports; only in the table that lies on top. */
export function useRowKeys(table: RefObject<HTMLElement | null>, { count, open, walking, exportRows }: RowKeys) {
  const [at, setAt] = useState(-1)
  const focused = at < count ? at : -1
  const onTop = (act: () => void) => () => isOnTop(table.current) && act()
  const move = (step: number) =>
    onTop(() => {
      const next = Math.max(0, Math.min(count - 1, focused + step))
      setAt(next)
      if (walking) open(next)
    })
  useKeys({
    j: move(1),
    k: move(-1),
    enter: onTop(() => focused >= 0 && open(focused)),
    ...(exportRows && { e: onTop(exportRows) }),
  })
  useEffect(() => {
    table.current?.querySelectorAll('tbody tr.ant-table-row')[focused]?.scrollIntoView({ block: 'nearest' })
  }, [table, focused])
  return { focused, focus: setAt }
}

function isOnTop(table: HTMLElement | null) {
  const drawers = document.querySelectorAll('.ant-drawer-open:not(.m-record-drawer)')
  const top = drawers[drawers.length - 1]
  return table !== null && (top === undefined || top.contains(table))
}
