import { Button } from 'antd'
import { useState } from 'react'
import { FigureTile } from '../../../platform/browser/figures/figure-tile.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { GiveWorkDialog } from './give-work-dialog.tsx'
import { texts } from './texts.ts'
import './work.css'
import { WorkTable } from './work-table.tsx'
import { workTiles } from './work-tiles.ts'

/** Everything that is owed in the response, gaps first, the longest overdue at the top. */
export default function WorkPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { response, loading } = useResponse()
  const [giving, setGiving] = useState(false)
  if (loading) return <Loading lines={8} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  return (
    <section className="w-page">
      <div className="m-tiles">
        {workTiles.map((shown) => (
          <FigureTile key={shown.figure} shown={shown} responseId={response.id} />
        ))}
      </div>
      <WorkTable
        input={{ responseId: response.id }}
        heading={t('ledger')}
        actions={
          may('work.give') && (
            <Button type="primary" onClick={() => setGiving(true)}>
              {t('give')}
            </Button>
          )
        }
      />
      {giving && <GiveWorkDialog responseId={response.id} close={() => setGiving(false)} />}
    </section>
  )
}
