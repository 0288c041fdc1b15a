import { Button } from 'antd'
import { useState } from 'react'
import { FigureTile } from '../../../platform/browser/figures/figure-tile.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { WorkTable } from '../../work/console/public.ts'
import { findingKind } from '../inspection.ts'
import { findingTiles } from './finding-tiles.ts'
import './inspections.css'
import { SampleDrawer } from './sample-drawer.tsx'
import { texts } from './texts.ts'

/** What inspections found, until it is closed: gaps first, then each finding with its deadline and every step. */
export default function FindingsPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { response, loading } = useResponse()
  const [sampling, setSampling] = useState(false)
  if (loading) return <Loading lines={8} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const responseId = response.id
  return (
    <section className="i-page">
      <div className="m-tiles">
        {findingTiles.map((shown) => (
          <FigureTile key={shown.figure} shown={shown} responseId={responseId} />
        ))}
      </div>
      <WorkTable
        input={{ responseId, kind: findingKind.name }}
        heading={t('findings')}
        actions={
          may('inspection.read') &&
          may('work.check') && <Button onClick={() => setSampling(true)}>{t('sample')}</Button>
        }
        empty={<NothingFound responseId={responseId} />}
      />
      {sampling && <SampleDrawer responseId={responseId} close={() => setSampling(false)} />}
    </section>
  )
}

/** A zero that was looked for says how much was looked at. */
function NothingFound({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const value = (name: string) => ({ figure: `inspections.${name}`, responseId })
  const visits = useAsk<{ value: number }>('figures.value', value('visits')).data?.value
  const items = useAsk<{ value: number }>('figures.value', value('itemsChecked')).data?.value
  const findings = useAsk<{ value: number }>('figures.value', value('findings')).data?.value
  const looked = visits !== undefined && visits > 0
  return (
    <Empty title={t('noFindings')}>
      {looked ? t('zero', { visits, items: items ?? 0, findings: findings ?? 0 }) : t('nothingLooked')}
    </Empty>
  )
}
