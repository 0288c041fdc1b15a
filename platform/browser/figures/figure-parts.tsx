import { Segmented } from 'antd'
import { useState } from 'react'
import { addDays, localDay } from '../../shared/dates.ts'
import { AddressLink, useAddress } from '../address.tsx'
import { useBilingual, useTexts } from '../language/language.ts'
import { Empty, Failed, Loading } from '../look/notices.tsx'
import { numberText } from '../look/numbers.ts'
import { useTimes } from '../look/times.ts'
import { useAsk } from '../use-ask.ts'
import { Chart } from './chart.tsx'
import type { FigureBreakdown, FigureBy, FigurePart, FigureQuestion } from './figure.ts'
import { texts } from './texts.ts'

const SHOWN_IN_CHART = 30

/** How a figure splits up, as a chart or as a table; pressing a part narrows the figure and its rows to it. */
export function FigureParts({ question, by }: { question: FigureQuestion; by: FigureBy }) {
  const t = useTexts(texts)
  const labelOf = usePartLabel(by)
  const [, change] = useAddress()
  const [form, setForm] = useState<'chart' | 'table'>('chart')
  const { data, error } = useAsk<FigureBreakdown>(
    'figures.breakdown',
    { ...question, by },
    { live: ['figures'], keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading />
  if (data.rows.length === 0) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  const charted = isArea(by) ? data.rows.slice(0, SHOWN_IN_CHART) : data.rows
  return (
    <section>
      <Segmented
        size="small"
        value={form}
        onChange={setForm}
        options={[
          { value: 'chart', label: t('chart') },
          { value: 'table', label: t('table') },
        ]}
      />
      {form === 'chart' ? (
        <>
          <Chart
            kind={by === 'hour' ? 'lines' : 'bars'}
            labels={charted.map(labelOf)}
            series={[{ name: t('value'), values: charted.map(({ value }) => value) }]}
            description={charted.map((part) => `${labelOf(part)} ${part.value}`).join(', ')}
            onPick={(index) => {
              const part = charted[index]
              if (part) change(narrowTo(part, by))
            }}
          />
          {charted.length < data.rows.length && <p className="m-quiet">{t('shownOf', { count: charted.length })}</p>}
        </>
      ) : (
        <table className="m-parts">
          <thead>
            <tr>
              <th>{t('part')}</th>
              <th>{t('value')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((part) => (
              <tr key={part.key}>
                <th scope="row">{labelOf(part)}</th>
                <td>
                  <AddressLink change={narrowTo(part, by)}>{numberText(part.value)}</AddressLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A part's name: what the server calls it, or the day or hour that its key is. */
export function usePartLabel(by: FigureBy): (part: FigurePart) => string {
  const pick = useBilingual()
  const { day, hour } = useTimes()
  return ({ key, label }) => {
    if (typeof label === 'string') return label
    if (label) return pick(label)
    if (by === 'day') return day(`${key}T12:00:00+08:00`)
    return by === 'hour' ? hour(key) : key
  }
}

function isArea(by: FigureBy) {
  return by === 'precinct' || by === 'village'
}

/** The address change that keeps only one part: an area, the day a part lies in, or one value of a dimension. */
function narrowTo({ key }: FigurePart, by: FigureBy) {
  // What an area splits into comes next, so the way of splitting is chosen anew.
  if (isArea(by)) return { figureArea: key, figureBy: undefined }
  if (by !== 'day' && by !== 'hour') return { [`where.${by}`]: key }
  const from = by === 'day' ? key : localDay(new Date(key))
  return { figureFrom: from, figureTo: addDays(from, 1) }
}
