import { Button } from 'antd'
import { useState } from 'react'
import type { Bilingual } from '../../../platform/browser/language/language.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { sentenceOf } from './in-words.ts'
import { texts } from './texts.ts'

type Entry = {
  id: string
  kind: string
  areaName: string
  facts: Record<string, string | number | boolean | null | Bilingual>
  reason: string | null
  by: string
  at: string
}

const PAGE = 50

/** What happened, newest first: when, where, what, why, by whom. */
export function Timeline({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const [limit, setLimit] = useState(PAGE)
  const { data, error, isError } = useAsk<{ rows: Entry[]; next?: string; asOf: string }>(
    'responses.timeline',
    { responseId, limit },
    { live: ['responses', 'posts', 'zones'], keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={6} />
  if (data.rows.length === 0) return <Empty title={t('timelineNone')} />
  return (
    <>
      <ol className="r-timeline">
        {data.rows.map(({ id, kind, facts, areaName, reason, by, at }) => (
          <li key={id}>
            <time dateTime={at}>{time(at)}</time>
            <span>{`${areaName}　${sentenceOf(kind, facts, language)}`}</span>
            <p>{[reason && t('because', { reason }), by].filter(Boolean).join('　')}</p>
          </li>
        ))}
      </ol>
      <div className="m-table-foot">
        <AsOf at={data.asOf} stale={isError} />
        {data.next && limit < 200 && (
          <Button onClick={() => setLimit(Math.min(200, limit + PAGE))}>{t('older')}</Button>
        )}
      </div>
    </>
  )
}
