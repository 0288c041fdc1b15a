import { AddressLink } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import type { MaskedPassage } from '../masked-passage.ts'
import { decisionWords, reasonWords } from '../words.ts'
import { DecisionTag } from './decision-tag.tsx'
import { texts } from './texts.ts'

/** What the checkpoints recorded last, newest first; a new line comes in at the top. */
export function LatestPassages({ rows }: { rows: MaskedPassage[] }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  if (rows.length === 0) return <p className="m-quiet">{t('noLatest')}</p>
  return (
    <ol className="k-latest">
      {rows.map((row) => (
        <li key={row.id}>
          <time dateTime={row.madeAt}>{localClock(new Date(row.madeAt))}</time>
          <AddressLink to="/passage" change={{ passage: row.id }} title={pick(decisionWords[row.decision])}>
            {row.who.replace(/\*{4,}/, '***') || '–'}
          </AddressLink>
          <span className="k-latest-where">{row.checkpoint}</span>
          <span>
            <DecisionTag decision={row.decision} />
            {row.reason && <span className="m-quiet"> {pick(reasonWords[row.reason])}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
