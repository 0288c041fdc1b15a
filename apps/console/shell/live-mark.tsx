import { useIsMutating, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useLiveState } from '../../../platform/browser/live.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { StateSign } from '../../../platform/browser/look/state-tag.tsx'
import { texts } from '../texts.ts'

/** Whether the desk hears of changes by itself, since when what it shows is known, and what is still on its way to the server. */
export function LiveMark() {
  const t = useTexts(texts)
  const unsent = useIsMutating()
  const { state } = useLiveState()
  const asOf = useLastAnswer()
  const stale = state === 'stale'
  return (
    <span className="c-live" role="status">
      <span>{t('unsent', { count: unsent })}</span>
      {state === 'connecting' && <span>{t('connecting')}</span>}
      {state === 'live' && (
        <span className="m-state">
          <StateSign state="done" />
          {t('live')}
        </span>
      )}
      {stale && <StateSign state="late" />}
      {asOf && <AsOf at={asOf} stale={stale} />}
    </span>
  )
}

/** The moment of the newest answer on the desk. */
function useLastAnswer(): number | undefined {
  const client = useQueryClient()
  const [at, setAt] = useState<number>()
  useEffect(() => {
    const read = () =>
      setAt(
        client
          .getQueryCache()
          .getAll()
          .reduce((last, { state }) => Math.max(last, state.dataUpdatedAt), 0),
      )
    read()
    // Many answers come together; once a second is as fine as the label shows.
    const timer = setInterval(read, 1000)
    return () => clearInterval(timer)
  }, [client])
  return at || undefined
}
