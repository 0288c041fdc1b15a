import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import type { ResponseSummary } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { kindNames, type OrganisationKind, organisationKinds } from '../organisation.ts'
import type { TreeRow } from './organisation-row.ts'
import { texts } from './texts.ts'

type NewOrganisationDialogProps = {
  parentId: string | undefined
  response: ResponseSummary | undefined
  changed: () => void
  close: () => void
}
type Entered = {
  name: string
  kind: OrganisationKind
  parentId?: string
  areaId: string
  duties?: string
  temporary?: boolean
}

/** Adds a body, branch or team, for good or for the response alone. */
export function NewOrganisationDialog({ parentId, response, changed, close }: NewOrganisationDialogProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const [organisationId] = useState(newId)
  const { data } = useAsk<{ rows: TreeRow[] }>('organisations.tree', response ? { responseId: response.id } : {})
  const parent = data?.rows.find((row) => row.id === parentId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('new')}
      action="organisations.addOrganisation"
      input={({ temporary, ...entered }) => ({
        organisationId,
        ...Object.fromEntries(Object.entries(entered).filter(([, value]) => value)),
        ...((temporary || entered.kind === 'temporaryBranch') && response && { responseId: response.id }),
      })}
      done={changed}
      close={close}
    >
      <Form.Item name="kind" label={t('kind')} rules={needed}>
        <Select options={organisationKinds.map((kind) => ({ value: kind, label: pick(kindNames[kind]) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="parentId" label={t('parent')} {...(parentId && { initialValue: parentId })}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="areaId" label={t('area')} rules={needed}>
        <AreaSelect within={parent?.areaId} />
      </Form.Item>
      <Form.Item name="duties" label={t('duties')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {response && !response.closedAt && (
        <Form.Item name="temporary" valuePropName="checked">
          <Checkbox>{t('onlyResponse', { name: response.name })}</Checkbox>
        </Form.Item>
      )}
    </CommandDialog>
  )
}
