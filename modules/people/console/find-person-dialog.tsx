import { Alert, Button, Form, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'
import { AreaSelect } from '../../areas/console/public.ts'
import type { MaskedPerson } from '../person.ts'
import './people.css'
import { texts } from './texts.ts'

type Way = 'identityNumber' | 'mobile' | 'name'
type Entered = { text: string; areaId?: string }
type FindPersonDialogProps = {
  responseId: string
  areaId: string | undefined
  choose: (personId: string) => void
  close: () => void
}

/** Finds a person by number or name. What is typed goes to the server in a body and stays on no page and in no address. */
export function FindPersonDialog({ responseId, areaId, choose, close }: FindPersonDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const askPurpose = usePurpose()
  const [way, setWay] = useState<Way>('identityNumber')
  const [found, setFound] = useState<MaskedPerson[]>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const find = async ({ text, areaId: within }: Entered) => {
    const purpose = await askPurpose()
    if (!purpose) return
    setBusy(true)
    setProblem(undefined)
    const input = { responseId, [way]: text.trim(), ...(way === 'name' && within && { areaId: within }) }
    try {
      setFound((await ask<{ rows: MaskedPerson[] }>('people.find', input, { purpose })).rows)
    } catch (error) {
      setFound(undefined)
      setProblem(problemText(error, language))
    } finally {
      setBusy(false)
    }
  }
  const open = (personId: string) => {
    choose(personId)
    close()
  }
  return (
    <Modal open title={t('find')} footer={null} width={520} onCancel={close}>
      <Form<Entered> layout="vertical" requiredMark={false} autoComplete="off" onFinish={find}>
        {problem && <Alert type="error" showIcon title={problem} />}
        <Form.Item>
          <Segmented<Way>
            value={way}
            onChange={setWay}
            options={[
              { value: 'identityNumber', label: t('identityNumber') },
              { value: 'mobile', label: t('mobile') },
              { value: 'name', label: t('name') },
            ]}
          />
        </Form.Item>
        <Form.Item name="text" label={t(way)} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        {way === 'name' && (
          <Form.Item
            name="areaId"
            label={t('within')}
            extra={t('withinHint')}
            {...(areaId && { initialValue: areaId })}
            rules={[{ required: true, message: t('needed') }]}
          >
            <AreaSelect />
          </Form.Item>
        )}
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('find')}
          </Button>
        </div>
      </Form>
      {found?.length === 0 && <p role="status">{t('notFound')}</p>}
      {found && found.length > 0 && (
        <ul className="p-found">
          {found.map((person) => (
            <li key={person.personId}>
              <span>
                {person.name}　{person.identityNumber}
                <br />
                <span className="m-quiet">
                  {person.precinctName} {person.areaName}
                </span>
              </span>
              <Button onClick={() => open(person.personId)}>{t('open')}</Button>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
