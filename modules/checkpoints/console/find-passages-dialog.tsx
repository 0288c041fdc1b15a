import { Alert, Button, Form, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'
import type { LookUp } from '../look-up.ts'
import type { MaskedPassage } from '../masked-passage.ts'
import type { MaskedPermit } from '../masked-permit.ts'
import { permitKindWords, permitStateWords } from '../words.ts'
import './board.css'
import { DecisionTag } from './decision-tag.tsx'
import { texts } from './texts.ts'

type Found = { rows: MaskedPassage[]; permits: MaskedPermit[] }

/** Finds where a vehicle or person was checked. What is typed goes to the server in a body and stays in no address. */
export function FindPassagesDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const askPurpose = usePurpose()
  const [by, setBy] = useState<LookUp['by']>('plate')
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<string>()

  const find = async ({ number }: { number: string }) => {
    const purpose = await askPurpose()
    if (!purpose) return
    setProblem(undefined)
    setFound(undefined)
    try {
      setFound(await ask<Found>('checkpoints.findPassages', { responseId, by, [by]: number.trim() }, { purpose }))
    } catch (error) {
      setProblem(problemText(error, language))
    }
  }
  return (
    <Modal open title={t('find')} footer={null} width={600} onCancel={close}>
      <Form layout="vertical" requiredMark={false} autoComplete="off" onFinish={find}>
        <p className="m-quiet">{t('findHint')}</p>
        {problem && <Alert type="error" showIcon title={problem} />}
        <Form.Item>
          <Segmented<LookUp['by']>
            value={by}
            onChange={setBy}
            options={[
              { value: 'plate', label: t('plate') },
              { value: 'identityNumber', label: t('identityNumber') },
            ]}
          />
        </Form.Item>
        <Form.Item name="number" label={t(by)} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit">
            {t('findGo')}
          </Button>
        </div>
      </Form>
      {found && <FoundList found={found} />}
    </Modal>
  )
}

function FoundList({ found }: { found: Found }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  if (found.rows.length === 0 && found.permits.length === 0) return <p role="status">{t('notFound')}</p>
  return (
    <ol className="k-latest">
      {found.permits.map((permit) => (
        <li key={permit.id} className="k-found">
          <span>{pick(permitKindWords[permit.kind])}</span>
          <AddressLink to="/permits" change={{ record: permit.id }}>
            {permit.who} {pick(permitStateWords[permit.state])}
          </AddressLink>
          <span className="k-latest-where">{time(permit.until)}</span>
        </li>
      ))}
      {found.rows.map((row) => (
        <li key={row.id} className="k-found">
          <time dateTime={row.madeAt}>{time(row.madeAt)}</time>
          <AddressLink to="/passage" change={{ passage: row.id }}>
            {row.who} {row.checkpoint}
          </AddressLink>
          <DecisionTag decision={row.decision} />
        </li>
      ))}
    </ol>
  )
}
