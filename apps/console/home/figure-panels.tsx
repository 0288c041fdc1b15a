import { AddressLink } from '../../../platform/browser/address.tsx'
import { Chart } from '../../../platform/browser/figures/chart.tsx'
import {
  type FigureBreakdown,
  type FigurePart,
  figureAddress,
  type ShownFigure,
} from '../../../platform/browser/figures/figure.ts'
import { usePartLabel } from '../../../platform/browser/figures/figure-parts.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { texts } from './texts.ts'

const AREAS_SHOWN = 8

type PanelProps = { figures: ShownFigure[]; responseId: string }

/** The playbook's first two numbers over time, and the first one by area. */
export function HomeFigurePanels({ figures: [first, second], responseId }: PanelProps) {
  if (!first) return null
  return (
    <>
      <TrendPanel first={first} second={second ?? first} responseId={responseId} />
      <AreaPanel shown={first} responseId={responseId} />
    </>
  )
}

function useParts(shown: ShownFigure, responseId: string, by: 'day' | 'precinct') {
  const { figure, where } = shown
  return useAsk<FigureBreakdown>('figures.breakdown', { figure, responseId, where, by }, { live: ['figures'] })
}

function TrendPanel({ first, second, responseId }: { first: ShownFigure; second: ShownFigure; responseId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const labelOf = usePartLabel('day')
  const one = useParts(first, responseId, 'day')
  const other = useParts(second, responseId, 'day')
  const keys = [...new Set([one, other].flatMap(({ data }) => data?.rows.map(({ key }) => key) ?? []))].sort()
  const values = (rows: FigurePart[] = []) => keys.map((key) => rows.find((row) => row.key === key)?.value ?? 0)
  const series = [{ name: pick(first.label), values: values(one.data?.rows) }]
  if (second !== first) series.push({ name: pick(second.label), values: values(other.data?.rows) })
  const error = one.error ?? other.error
  return (
    <section className="c-panel">
      <h2>{t('trend')}</h2>
      {error && !one.data && <Failed error={error} />}
      {one.isPending && <Loading lines={5} />}
      {one.data && keys.length === 0 && <p className="m-quiet">{t('nothingYet')}</p>}
      {keys.length > 0 && (
        <Chart
          kind="lines"
          labels={keys.map((key) => labelOf({ key, value: 0 }))}
          series={series}
          height={260}
          description={series.map(({ name }) => name).join(', ')}
        />
      )}
    </section>
  )
}

function AreaPanel({ shown, responseId }: { shown: ShownFigure; responseId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const labelOf = usePartLabel('precinct')
  const { data, error } = useParts(shown, responseId, 'precinct')
  const rows = [...(data?.rows ?? [])].sort((one, other) => other.value - one.value).slice(0, AREAS_SHOWN)
  const most = rows[0]?.value || 1
  return (
    <section className="c-panel">
      <h2>{t('byArea', { label: pick(shown.label) })}</h2>
      {error && !data && <Failed error={error} />}
      {!data && !error && <Loading lines={5} />}
      <table className="c-area-list">
        <tbody>
          {rows.map((part) => (
            <tr key={part.key}>
              <th scope="row">{labelOf(part)}</th>
              <td>
                {part.value > 0 && <span className="c-area-bar" style={{ width: `${(part.value / most) * 100}%` }} />}
              </td>
              <td>
                <AddressLink change={figureAddress({ ...shown, areaId: part.key })}>
                  {numberText(part.value)}
                </AddressLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
