import { Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { stageNames } from '../response.ts'
import { type Change, ChangeDialog } from './change-dialog.tsx'
import type { ResponseWhole } from './response-row.ts'
import { texts } from './texts.ts'

/** The facts of a response, and what may be changed in it. */
export function ResponseHead({ response }: { response: ResponseWhole }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [change, setChange] = useState<Change>()
  const changes: Change[] = may('response.change') ? ['changeLevel', 'changeStage', 'changeRulePack'] : []
  return (
    <div className="r-head">
      <RecordFields
        fields={[
          [t('name'), response.name],
          [t('area'), response.areaName],
          [t('level'), `${pick(response.words.level)}　${pick(stageNames[response.stage])}`],
          [t('playbook'), pick(response.words.playbook)],
          [t('rulePack'), pick(response.words.rulePack)],
          [t('openedAt'), time(response.openedAt)],
        ]}
      />
      {!response.closedAt && (
        <div className="r-head-actions">
          {changes.map((one) => (
            <Button key={one} onClick={() => setChange(one)}>
              {t(one)}
            </Button>
          ))}
          {may('response.close') && (
            <Button danger onClick={() => setChange('close')}>
              {t('close')}
            </Button>
          )}
        </div>
      )}
      {change && <ChangeDialog change={change} response={response} close={() => setChange(undefined)} />}
    </div>
  )
}
