import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { MaskedPassageInFull, RevealedPassage } from '../masked-passage.ts'
import { CorrectPassageDialog } from './correct-passage-dialog.tsx'
import { texts } from './texts.ts'
import { usePassageFields } from './use-passage-fields.tsx'
import { useReveal } from './use-reveal.ts'

/** One passage, masked until it is opened for a purpose; it is corrected from here. `open` goes to another passage. */
export function PassageDetails({ id, open }: { id: string; open: (id: string) => void }) {
  const t = useTexts(texts)
  const may = useMay()
  const fieldsOf = usePassageFields(open)
  const [correcting, setCorrecting] = useState<RevealedPassage>()
  const { data, error } = useAsk<MaskedPassageInFull>('checkpoints.passage', { id }, { live: ['passages'] })
  const { revealed, problem, reveal, hide } = useReveal<RevealedPassage>('checkpoints.revealPassage', id)
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading />
  // A correction is a whole passage: without what is sealed, plate and people would be lost.
  const correct = async () => setCorrecting(revealed ?? (await reveal()))
  const mayReveal = may('passage.reveal')
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} />}
      {revealed?.destroyed && <Alert type="info" showIcon title={t('destroyed')} />}
      {data.revokedWhileOffline && <Alert type="warning" showIcon title={t('revokedWhileOffline')} />}
      <RecordFields fields={fieldsOf(data, revealed)} />
      <div className="m-notice-actions">
        {mayReveal && !revealed && <Button onClick={reveal}>{t('reveal')}</Button>}
        {revealed && <Button onClick={hide}>{t('hide')}</Button>}
        {may('passage.correct') && mayReveal && !data.superseded && <Button onClick={correct}>{t('correct')}</Button>}
      </div>
      {correcting && !correcting.destroyed && (
        <CorrectPassageDialog
          passage={data}
          revealed={correcting}
          corrected={open}
          close={() => setCorrecting(undefined)}
        />
      )}
    </>
  )
}
