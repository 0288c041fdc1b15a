import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { ExportButton, useExport } from '../../../platform/browser/table/export-button.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { addDays, localDay } from '../../../platform/shared/dates.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { Returns } from '../returns.ts'
import './board.css'
import './returns.css'
import { ReturnsTable } from './returns-table.tsx'
import { texts } from './returns-texts.ts'

/** Who and what was let in and out between two days, by checkpoint: today, unless the address says otherwise. */
export default function ReturnsPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { response, loading } = useResponse()
  const [address, change] = useAddress()
  const { from = localDay(new Date()), area } = address
  const last = address.last ?? from
  const asked = { responseId: response?.id, from, to: addDays(last, 1), ...(area && { areaId: area }) }
  const sheet = useExport('checkpoints.returns', asked)
  const { data, error, isError, refetch } = useAsk<Returns>('checkpoints.returns', asked, {
    when: response !== undefined,
    live: ['figures'],
    keepLast: true,
  })
  if (!loading && !response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (error && !data) return <Failed error={error} again={<Button onClick={() => refetch()}>{t('again')}</Button>} />
  if (!data || !response) return <Loading lines={10} />
  return (
    <section className="k-returns">
      <div className="k-returns-tools">
        <DatePicker.RangePicker
          aria-label={t('days')}
          allowClear={false}
          value={[dayjs(from), dayjs(last)]}
          maxDate={dayjs(localDay(new Date()))}
          onChange={(days) => change({ from: days?.[0]?.format('YYYY-MM-DD'), last: days?.[1]?.format('YYYY-MM-DD') })}
        />
        <div className="k-returns-area">
          <AreaSelect {...(area && { value: area })} onChange={(areaId) => change({ area: areaId })} />
        </div>
        <AsOf at={data.asOf} stale={isError} />
        {may('report.export') && <ExportButton {...sheet} />}
      </div>
      {data.rows.length === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <ReturnsTable returns={data} span={{ from, to: addDays(last, 1), ...(area && { areaId: area }) }} />
      )}
      <p className="m-quiet">{t('hint')}</p>
    </section>
  )
}
