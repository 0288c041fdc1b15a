import { Button } from 'antd'
import { useAddress } from '../../../platform/browser/address.tsx'
import { Chart } from '../../../platform/browser/figures/chart.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useLive } from '../../../platform/browser/live.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { Board } from '../board.ts'
import './board.css'
import { BoardFigures } from './board-figures.tsx'
import { BoardTable } from './board-table.tsx'
import { LatestPassages } from './latest-passages.tsx'
import { texts } from './texts.ts'

const TOPICS = ['passages']

/** Today at the checkpoints: numbers, where, by the hour, and what comes in now. */
export default function BoardPage() {
  const t = useTexts(texts)
  const { response, loading } = useResponse()
  const [{ area }, change] = useAddress()
  const live = useLive(TOPICS)
  const { data, error, isError, refetch } = useAsk<Board>(
    'checkpoints.board',
    { responseId: response?.id, ...(area && { areaId: area }) },
    { when: response !== undefined, live: TOPICS, keepLast: true },
  )
  if (!loading && !response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (error && !data) return <Failed error={error} again={<Button onClick={() => refetch()}>{t('again')}</Button>} />
  if (!data || !response) return <Loading lines={10} />
  return (
    <div className="k-board">
      <BoardFigures board={data} areaId={area} responseId={response.id} />
      <div className="k-board-body">
        <section className="k-board-panel k-board-places">
          <BoardTable board={data} areaId={area} choose={(areaId) => change({ area: areaId })} />
        </section>
        <section className="k-board-panel">
          <h2>{t('hourly')}</h2>
          <Chart
            kind="lines"
            labels={data.hours.map(({ hour }) => hourOf(hour))}
            series={[
              { name: t('passagesSeries'), values: data.hours.map(({ passages }) => passages) },
              { name: t('turnedBackSeries'), values: data.hours.map(({ turnedBack }) => turnedBack) },
            ]}
            height={260}
            description={`${t('hourly')}: ${data.hours.map(({ hour, passages }) => `${hourOf(hour)} ${passages}`).join(', ')}`}
          />
        </section>
        <section className="k-board-panel">
          <h2>
            {t('latest')} <AsOf at={data.asOf} stale={isError || live.state === 'stale'} />
          </h2>
          <LatestPassages rows={data.latest} />
        </section>
      </div>
    </div>
  )
}

/** '14:00' in China time. */
function hourOf(iso: string): string {
  return `${String((new Date(iso).getUTCHours() + 8) % 24).padStart(2, '0')}:00`
}
