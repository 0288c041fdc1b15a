import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { kindNames } from '../organisation.ts'
import type { OrganisationRow } from './organisation-row.ts'
import { texts } from './texts.ts'

/** One body, branch or team, and what may be done to it. */
export function OrganisationDetails({ organisation, changed }: { organisation: OrganisationRow; changed: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { day } = useTimes()
  const [dialog, setDialog] = useState<'rename' | 'dissolve'>()
  const { id, name, kind, areaName, parentName, duties, bornOn, dissolvedOn, responseId } = organisation
  const shared = { done: changed, close: () => setDialog(undefined) }
  const rules = [{ required: true, whitespace: true, min: 2, message: t('needed') }]
  const dayText = (text: string) => day(`${text}T00:00:00+08:00`)
  return (
    <>
      <RecordFields
        fields={[
          [t('name'), name],
          [t('kind'), pick(kindNames[kind])],
          [t('area'), areaName],
          [t('parent'), parentName],
          [t('duties'), duties],
          [t('term'), t(responseId ? 'ofResponse' : 'standing')],
          [t('bornOn'), dayText(bornOn)],
          ...(dissolvedOn ? [[t('dissolvedOn'), dayText(dissolvedOn)] as [string, string]] : []),
        ]}
      />
      {may('organisations.write') && !dissolvedOn && (
        <div className="m-notice-actions">
          <Button onClick={() => setDialog('rename')}>{t('rename')}</Button>
          <Button onClick={() => setDialog('dissolve')}>{t('dissolve')}</Button>
        </div>
      )}
      {dialog === 'rename' && (
        <CommandDialog<{ name: string }>
          title={t('rename')}
          action="organisations.renameOrganisation"
          input={(entered) => ({ organisationId: id, ...entered })}
          seen={name}
          {...shared}
        >
          <Form.Item name="name" label={t('name')} initialValue={name} rules={rules}>
            <Input autoFocus maxLength={80} />
          </Form.Item>
        </CommandDialog>
      )}
      {dialog === 'dissolve' && (
        <CommandDialog<{ reason: string }>
          title={t('dissolveTitle', { name })}
          action="organisations.dissolveOrganisation"
          input={(entered) => ({ organisationId: id, ...entered })}
          submit={t('dissolve')}
          {...shared}
        >
          <p className="m-quiet">{t('dissolveHint')}</p>
          <Form.Item name="reason" label={t('reason')} rules={rules}>
            <Input autoFocus maxLength={200} />
          </Form.Item>
        </CommandDialog>
      )}
    </>
  )
}
