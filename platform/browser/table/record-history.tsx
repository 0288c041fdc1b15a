import type { Bilingual } from '../language/language.ts'
import { useBilingual, useTexts } from '../language/language.ts'
import { Empty, Failed, Loading } from '../look/notices.tsx'
import { StateTag } from '../look/state-tag.tsx'
import { useTimes } from '../look/times.ts'
import { useAsk } from '../use-ask.ts'
import { texts } from './texts.ts'

type LedgerEntry = {
  id: string
  action: string
  title?: Bilingual
  actorName?: string
  outcome: 'accepted' | 'refused'
  problem?: Bilingual
  madeAt: string
  receivedAt: string
}

type LedgerRead = { id: string; actorName?: string; purpose: string; purposeTitle?: Bilingual; at: string }

const LATE_MS = 60_000

/** What was done to a record, newest first, as the ledger has it. */
export function RecordHistory({ recordId }: { recordId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { data, error } = useAsk<{ rows: LedgerEntry[] }>('ledger.history', { recordId, limit: 50 })
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  if (data.rows.length === 0) return <Empty title={t('historyEmpty')}>{t('historyEmptyHint')}</Empty>
  return (
    <ol className="m-history">
      {data.rows.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.madeAt}>{time(entry.madeAt)}</time>
          <span>
            {entry.title ? pick(entry.title) : entry.action}　{entry.actorName}
          </span>
          {entry.outcome === 'refused' && (
            <StateTag state="missing">
              {t('refused')}
              {entry.problem && ` · ${pick(entry.problem)}`}
            </StateTag>
          )}
          {isLate(entry) && <span className="m-quiet">{t('received', { time: time(entry.receivedAt) })}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Who read the record's sensitive fields, when and for what. */
export function RecordReads({ recordId }: { recordId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { data, error } = useAsk<{ rows: LedgerRead[] }>('ledger.reads', { recordId, limit: 50 })
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  if (data.rows.length === 0) return <Empty title={t('readsEmpty')}>{t('readsEmptyHint')}</Empty>
  return (
    <ol className="m-history">
      {data.rows.map((read) => (
        <li key={read.id}>
          <time dateTime={read.at}>{time(read.at)}</time>
          <span>{read.actorName}</span>
          <span className="m-quiet">
            {t('purpose', { purpose: read.purposeTitle ? pick(read.purposeTitle) : read.purpose })}
          </span>
        </li>
      ))}
    </ol>
  )
}

// A phone without a network delivers later: say so when the difference is worth knowing.
function isLate({ madeAt, receivedAt }: LedgerEntry) {
  return new Date(receivedAt).getTime() - new Date(madeAt).getTime() > LATE_MS
}
