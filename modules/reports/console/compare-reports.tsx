import { Select } from 'antd'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { numberText } from '../../../platform/browser/look/numbers.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { ComparedNumber } from '../compare.ts'
import type { ReportRow } from './report-row.ts'
import { texts } from './texts.ts'

/** Chooses another version for the same area and shows each number that differs, older first. */
export function CompareReports({ report }: { report: ReportRow }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [{ with: otherId }, change] = useAddress()
  const { responseId, areaId } = report
  const { data } = useAsk<{ rows: ReportRow[] }>(
    'reports.list',
    { responseId, areaId, limit: 100 },
    { live: ['reports'] },
  )
  const others = (data?.rows ?? []).filter(({ id }) => id !== report.id)
  return (
    <section className="p-box">
      <h3>{t('compare')}</h3>
      {data && others.length === 0 ? (
        <p className="m-quiet">{t('noOther')}</p>
      ) : (
        <Select<string>
          allowClear
          style={{ width: '100%' }}
          placeholder={t('compareWith')}
          {...(otherId && { value: otherId })}
          onChange={(chosen?: string) => change({ with: chosen })}
          options={others.map(({ id, version, asOf }) => ({
            value: id,
            label: `${t('versionOf', { version })} · ${time(asOf)}`,
          }))}
        />
      )}
      {otherId && <Compared reportId={report.id} otherId={otherId} />}
    </section>
  )
}

type Comparison = { one: ReportRow; other: ReportRow; numbers: ComparedNumber[]; wordsDiffer: boolean }

function Compared({ reportId, otherId }: { reportId: string; otherId: string }) {
  const t = useTexts(texts)
  const { data, error } = useAsk<Comparison>('reports.compare', { oneId: otherId, otherId: reportId })
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  const { one, other, numbers, wordsDiffer } = data
  if (numbers.length === 0) return <p>{`${t('sameHint')}${wordsDiffer ? t('wordsDiffer') : ''}`}</p>
  return (
    <>
      <p className="m-quiet">{t('comparedTitle', { one: one.version, other: other.version })}</p>
      <table className="p-table">
        <thead>
          <tr>
            <th>{t('number')}</th>
            <th>{t('before', { version: one.version })}</th>
            <th>{t('before', { version: other.version })}</th>
            <th>{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map(({ figure, label, part, one: before, other: after }) => (
            <tr key={`${figure} ${part}`}>
              <th scope="row">
                {label} <span className="m-quiet">{part || t('whole')}</span>
              </th>
              <td>{numberText(before ?? undefined)}</td>
              <td>{numberText(after ?? undefined)}</td>
              <td>{signed((after ?? 0) - (before ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {wordsDiffer && <p>{t('wordsDiffer')}</p>}
    </>
  )
}

function signed(difference: number): string {
  return difference > 0 ? `+${numberText(difference)}` : numberText(difference)
}
