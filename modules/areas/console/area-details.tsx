import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { type AreaRow, kindText } from './area-row.ts'
import { NameResponsibleDialog } from './name-responsible-dialog.tsx'
import { RenameAreaDialog } from './rename-area-dialog.tsx'
import { texts } from './texts.ts'

type Responsible = {
  areaId: string
  organisationName: string | null
  maskedName: string | null
  namedAt: string
  endedAt: string | null
}

/** One place: its code, who answers for it, and what may be done to it. */
export function AreaDetails({ area, changed, open }: { area: AreaRow; changed: () => void; open: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const { time } = useTimes()
  const { response } = useResponse()
  const [dialog, setDialog] = useState<'rename' | 'responsible'>()
  const answers = useAsk<{ rows: Responsible[] }>(
    'areas.responsibilities',
    { responseId: response?.id, within: area.id },
    { when: response !== undefined, live: ['areas'] },
  )
  const now = answers.data?.rows.find((row) => row.areaId === area.id && !row.endedAt)
  const who = now
    ? `${now.organisationName ?? now.maskedName ?? ''}（${t('since', { time: time(now.namedAt) })}）`
    : undefined
  const close = () => setDialog(undefined)
  return (
    <>
      <RecordFields
        fields={[
          [t('name'), area.name],
          [t('kind'), kindText(area, language)],
          [t('code'), area.code],
          ...(response
            ? [
                [
                  t('responsible'),
                  who ?? (
                    <StateTag key="missing" state="missing">
                      {t('nobody')}
                    </StateTag>
                  ),
                ] as [string, React.ReactNode],
              ]
            : []),
        ]}
      />
      <div className="m-notice-actions">
        {area.hasChildren && <Button onClick={open}>{t('openBelow')}</Button>}
        {may('areas.write') && response && !response.closedAt && (
          <Button onClick={() => setDialog('responsible')}>{t('nameResponsible')}</Button>
        )}
        {may('areas.write') && <Button onClick={() => setDialog('rename')}>{t('rename')}</Button>}
      </div>
      {dialog === 'rename' && <RenameAreaDialog area={area} changed={changed} close={close} />}
      {dialog === 'responsible' && response && (
        <NameResponsibleDialog area={area} responseId={response.id} changed={changed} close={close} />
      )}
    </>
  )
}
