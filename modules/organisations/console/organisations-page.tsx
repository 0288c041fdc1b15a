import { PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { TreePage } from '../../areas/console/public.ts'
import { kindNames, organisationKinds } from '../organisation.ts'
import { NewOrganisationDialog } from './new-organisation-dialog.tsx'
import { OrganisationDetails } from './organisation-details.tsx'
import type { OrganisationRow } from './organisation-row.ts'
import { OrganisationTree } from './organisation-tree.tsx'
import { texts } from './texts.ts'

/** Bodies, branches and teams: the tree at the left, those of the chosen one at the right. */
export default function OrganisationsPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { day } = useTimes()
  const client = useQueryClient()
  const { response } = useResponse()
  const [address, change] = useAddress()
  const [adding, setAdding] = useState(false)
  const changed = () =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('organisations.') })
  const choose = (id: string | undefined) => change({ body: id, record: undefined })
  const add = may('organisations.write') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  )
  const columns: DataColumn<OrganisationRow>[] = [
    { name: 'name', title: t('name'), pinned: true, width: 280 },
    { name: 'kind', title: t('kind'), show: ({ kind }) => pick(kindNames[kind]), width: 110 },
    { name: 'areaName', title: t('area'), width: 160 },
    { name: 'parentName', title: t('parent'), show: ({ parentName }) => parentName ?? '–', width: 220 },
    { name: 'children', title: t('below'), align: 'right', width: 80 },
    {
      name: 'responseId',
      title: t('term'),
      show: ({ responseId }) => t(responseId ? 'ofResponse' : 'standing'),
      width: 110,
    },
    { name: 'bornOn', title: t('bornOn'), show: ({ bornOn }) => day(`${bornOn}T00:00:00+08:00`), width: 110 },
    {
      name: 'dissolvedOn',
      title: t('state'),
      show: (row) =>
        row.dissolvedOn ? (
          <StateTag state="closed">{t('dissolved')}</StateTag>
        ) : (
          <StateTag state="done">{t('alive')}</StateTag>
        ),
      width: 110,
    },
  ]
  return (
    <TreePage tree={<OrganisationTree responseId={response?.id} chosen={address.body} choose={choose} />}>
      <DataTable<OrganisationRow>
        query="organisations.organisations"
        input={{ ...(response && { responseId: response.id }), ...(address.body && { below: address.body }) }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          { kind: 'text', name: 'name', title: t('find') },
          {
            kind: 'choice',
            name: 'kind',
            title: t('kind'),
            options: organisationKinds.map((kind) => ({ value: kind, label: pick(kindNames[kind]) })),
          },
          {
            kind: 'choice',
            name: 'dissolved',
            title: t('state'),
            options: [{ value: 'with', label: t('withDissolved') }],
          },
        ]}
        live={['organisations']}
        actions={add}
        record={{
          title: ({ name }) => name,
          show: (row) => <OrganisationDetails organisation={row} changed={changed} />,
        }}
        empty={
          <Empty title={t('none')} actions={add}>
            {t('noneHint')}
          </Empty>
        }
      />
      {adding && (
        <NewOrganisationDialog
          parentId={address.body}
          response={response}
          changed={changed}
          close={() => setAdding(false)}
        />
      )}
    </TreePage>
  )
}
