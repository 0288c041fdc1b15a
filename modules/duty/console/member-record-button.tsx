import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'
import type { Purpose } from '../../../platform/shared/personal.ts'
import type { ServiceRecord } from '../service-record.ts'
import { RecordActions } from './record-actions.tsx'
import { ServiceRecordSheet } from './service-record-sheet.tsx'
import { texts } from './service-record-texts.ts'

/** What a member did, for a lead who says why; that it was read is in the ledger. */
export function MemberRecordButton({ memberId }: { memberId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const askPurpose = usePurpose()
  const [read, setRead] = useState<{ record: ServiceRecord; purpose: Purpose }>()
  const open = async () => {
    const purpose = await askPurpose()
    if (!purpose) return
    await ask<ServiceRecord>('duty.memberRecord', { memberId }, { purpose }).then(
      (record) => setRead({ record, purpose }),
      (thrown: unknown) => void message.error(problemText(thrown, language), 8),
    )
  }
  return (
    <>
      <Button onClick={() => void open()}>{t('read')}</Button>
      {read && (
        <Modal open title={t('read')} width={1080} footer={null} onCancel={() => setRead(undefined)}>
          <ServiceRecordSheet
            record={read.record}
            actions={
              <RecordActions
                record={read.record}
                file={{ name: 'duty.memberRecord', input: { memberId }, purpose: read.purpose }}
              />
            }
          />
        </Modal>
      )}
    </>
  )
}
