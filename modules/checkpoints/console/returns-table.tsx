import { AddressLink } from '../../../platform/browser/address.tsx'
import { figureAddress } from '../../../platform/browser/figures/figure.ts'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { type Returns, returnColumns } from '../returns.ts'
import { texts } from './returns-texts.ts'

interface Span {
  from: string
  to: string
  areaId?: string
}

// Columns of one heading stand next to each other.
const groups = returnColumns.reduce<{ group: (typeof returnColumns)[number]['group']; span: number }[]>((all, one) => {
  const last = all.at(-1)
  if (last?.group === one.group) last.span += 1
  else all.push({ group: one.group, span: 1 })
  return all
}, [])

/** One line for each checkpoint, the total first; each number opens its rows with the days, place and kind it counts. */
export function ReturnsTable({ returns, span }: { returns: Returns; span: Span }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  return (
    <div className="k-returns-scroll">
      <table className="k-places">
        <thead>
          <tr>
            <th rowSpan={2}>{t('checkpoint')}</th>
            {groups.map(({ group, span: columns }) => (
              <th key={group.en} colSpan={columns} className="k-returns-group">
                {pick(group)}
              </th>
            ))}
          </tr>
          <tr>
            {returnColumns.map(({ key, label }) => (
              <th key={key}>{pick(label)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="k-places-precinct">
            <th scope="row">{t('total')}</th>
            <Cells values={returns.total} span={span} where={{}} />
          </tr>
          {returns.rows.map(({ checkpointId, checkpoint, area, values }) => (
            <tr key={checkpointId}>
              <th scope="row" title={`${area} ${checkpoint}`}>
                {area && <span className="m-quiet">{area} </span>}
                {checkpoint}
              </th>
              <Cells values={values} span={span} where={{ checkpoint_id: checkpointId }} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellsProps = { values: Record<string, number>; span: Span; where: Record<string, string> }

function Cells({ values, span, where }: CellsProps) {
  const pick = useBilingual()
  return returnColumns.map(({ key, figure, group, label, where: own }) => {
    // What another number had narrowed to is cleared, so that the drawer shows this one.
    const cleared = { 'where.origin_class': undefined, 'where.checkpoint_id': undefined }
    const opened = { ...cleared, ...figureAddress({ figure, ...span, where: { ...where, ...own } }) }
    return (
      <td key={key}>
        <AddressLink change={opened} title={`${pick(group)} ${pick(label)}`}>
          {numberText(values[key])}
        </AddressLink>
      </td>
    )
  })
}
