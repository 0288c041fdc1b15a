import { Button } from 'antd'
import { useState } from 'react'
import { FigureTile } from '../../../platform/browser/figures/figure-tile.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { findingTiles, visitTiles } from './finding-tiles.ts'
import './inspections.css'
import { PlanDialog } from './plan-dialog.tsx'
import { PlanList } from './plan-list.tsx'
import { texts } from './texts.ts'
import { VisitsTable } from './visits-table.tsx'

const [overdueFindings] = findingTiles

/** Plans with how far each round is, and every visit that was recorded. */
export default function InspectionsPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { response, loading } = useResponse()
  const [planning, setPlanning] = useState(false)
  if (loading) return <Loading lines={8} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const tiles = [...visitTiles.slice(0, 1), ...(overdueFindings ? [overdueFindings] : []), ...visitTiles.slice(1)]
  return (
    <section className="i-page">
      <div className="m-tiles">
        {tiles.map((shown) => (
          <FigureTile key={shown.figure} shown={shown} responseId={response.id} />
        ))}
      </div>
      <div className="m-table-bar">
        <h2>{t('plans')}</h2>
        <div className="m-table-bar-end">
          {may('inspection.plan') && (
            <Button type="primary" onClick={() => setPlanning(true)}>
              {t('plan')}
            </Button>
          )}
        </div>
      </div>
      <PlanList responseId={response.id} />
      <VisitsTable input={{ responseId: response.id }} heading={t('visits')} />
      {planning && <PlanDialog responseId={response.id} close={() => setPlanning(false)} />}
    </section>
  )
}
