import { Form, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { AreaRow } from './area-row.ts'
import { texts } from './texts.ts'

type NameResponsibleDialogProps = { area: AreaRow; responseId: string; changed: () => void; close: () => void }

/** Chooses the body that answers for a place from now on. */
export function NameResponsibleDialog({ area, responseId, changed, close }: NameResponsibleDialogProps) {
  const t = useTexts(texts)
  const [responsibilityId] = useState(newId)
  const [name, setName] = useState('')
  const question = { responseId, limit: 50, ...(name && { name }) }
  const { data } = useAsk<{ rows: { id: string; name: string }[] }>('organisations.organisations', question, {
    keepLast: true,
  })
  return (
    <CommandDialog<{ organisationId: string }>
      title={t('nameResponsible')}
      action="areas.nameResponsiblePerson"
      input={({ organisationId }) => ({ responsibilityId, responseId, areaId: area.id, organisationId })}
      done={changed}
      close={close}
    >
      <p className="m-quiet">{t('responsibleHint', { area: area.name })}</p>
      <Form.Item name="organisationId" label={t('organisation')} rules={[{ required: true, message: t('needed') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: (typed) => setName(typed.trim()) }}
          notFoundContent={t('noOrganisation')}
          options={(data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))}
        />
      </Form.Item>
    </CommandDialog>
  )
}
